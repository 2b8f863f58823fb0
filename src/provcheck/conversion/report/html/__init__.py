"""The loss report as a page: source and result side by side, each value coloured by what became of it."""

from provcheck.conversion.report.html.page import render

__all__ = ["render"]
