"""The layers of the picture, one a file: each works out its part of the scene, and paints it."""
