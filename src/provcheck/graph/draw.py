"""From what is loaded to a picture."""
