"""Validate, lint and convert files that tell an agent platform which language models it may call.

All that programs may rely on is in ``__all__``; every other name of the package may change with any version. To import
the package imports nothing else: a name is looked up when it is asked for.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from provcheck.api.check import check
    from provcheck.api.conversion import Conversion
    from provcheck.api.convert import convert
    from provcheck.api.errors import ProvcheckError, SettingsError, SourceError
    from provcheck.api.findings import Edit, Finding, Fix, Related, Suppression
    from provcheck.api.report import Report
    from provcheck.api.sources import Parsed, Text
    from provcheck.conversion.entry import Entry, Outcome, Place
    from provcheck.finding import ReleaseChoice, Severity, Summary

__all__ = [
    "Conversion",
    "Edit",
    "Entry",
    "Finding",
    "Fix",
    "Outcome",
    "Parsed",
    "Place",
    "ProvcheckError",
    "Related",
    "ReleaseChoice",
    "Report",
    "SettingsError",
    "Severity",
    "SourceError",
    "Summary",
    "Suppression",
    "Text",
    "__version__",
    "check",
    "convert",
]

__version__ = "0.1.0"

_HOMES = {
    "Conversion": "api.conversion",
    "Edit": "api.findings",
    "Entry": "conversion.entry",
    "Finding": "api.findings",
    "Fix": "api.findings",
    "Outcome": "conversion.entry",
    "Parsed": "api.sources",
    "Place": "conversion.entry",
    "ProvcheckError": "api.errors",
    "Related": "api.findings",
    "ReleaseChoice": "finding",
    "Report": "api.report",
    "SettingsError": "api.errors",
    "Severity": "finding",
    "SourceError": "api.errors",
    "Summary": "finding",
    "Suppression": "api.findings",
    "Text": "api.sources",
    "check": "api.check",
    "convert": "api.convert",
}


def __getattr__(name: str) -> object:
    """A public name, imported when it is asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
