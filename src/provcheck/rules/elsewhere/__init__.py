"""Findings that no rule looks for itself: those of the readers, of the schemas, and about comments that suppress."""
