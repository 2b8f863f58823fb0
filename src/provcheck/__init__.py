"""Validate, lint and convert files that tell an agent platform which language models it may call."""

__version__ = "0.1.0"
