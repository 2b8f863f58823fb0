"""Validate, lint and convert files that tell an agent platform which language models it may call.

All that programs may rely on is in ``__all__``; every other name of the package may change with any version. To import
the package imports nothing else: a name is looked up when it is asked for. The stub beside this file tells type
checkers where, so that no run has to read that.
"""

__all__ = (
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
)

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    # Python asks here for each room too, before it imports one by its name.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from provcheck.api.homes import find

    return find(name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
