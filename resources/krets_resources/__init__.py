"""Data that Krets ships: icons, translations, samples, templates, themes. Read through krets.assets."""
