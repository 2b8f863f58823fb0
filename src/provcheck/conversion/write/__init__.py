"""Texts as a person would have written them, one writer per dialect."""
