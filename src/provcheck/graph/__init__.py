"""Draws who uses which model through what: `picture` is what there is to draw, `draw` makes it of a run."""
