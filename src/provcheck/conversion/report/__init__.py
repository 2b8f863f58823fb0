"""The loss report of a conversion: for people on a terminal, and for programs."""
