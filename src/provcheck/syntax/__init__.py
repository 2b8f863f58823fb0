"""Text and its structure: readers that keep the place of every key and value, and edits to the text."""
