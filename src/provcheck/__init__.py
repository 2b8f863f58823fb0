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
    from provcheck.api.load import load
    from provcheck.api.model import Agent, Credential, Model, Position, Provider, Ref, Route, Scope, Workspace
    from provcheck.api.report import Report
    from provcheck.api.sources import Parsed, Text
    from provcheck.conversion.entry import Entry, Outcome, Place
    from provcheck.entity import UNKNOWN, Unknown
    from provcheck.finding import ReleaseChoice, Severity, Summary

__all__ = [
    "UNKNOWN",
    "Agent",
    "Conversion",
    "Credential",
    "Edit",
    "Entry",
    "Finding",
    "Fix",
    "Model",
    "Outcome",
    "Parsed",
    "Place",
    "Position",
    "ProvcheckError",
    "Provider",
    "Ref",
    "Related",
    "ReleaseChoice",
    "Report",
    "Route",
    "Scope",
    "SettingsError",
    "Severity",
    "SourceError",
    "Summary",
    "Suppression",
    "Text",
    "Unknown",
    "Workspace",
    "__version__",
    "check",
    "convert",
    "load",
]

__version__ = "0.1.0"

if not TYPE_CHECKING:  # to a type checker a name that is not there is an error

    def __getattr__(name: str) -> object:
        """A public name, imported when it is asked for."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        from provcheck.api.homes import HOMES

        return getattr(import_module(f"{__name__}.{HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
