"""Krets: draw the people around you and see what the relationships carry."""
