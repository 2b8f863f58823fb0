"""Somebody else's program: it knows provcheck from its documentation only."""
