"""The public names: where each is defined, and what finds it. The package's stub names them for type checkers."""

HOMES = {
    "Agent": "api.model",
    "Conversion": "api.conversion",
    "Credential": "api.model",
    "Edit": "api.findings",
    "Entry": "conversion.entry",
    "Finding": "api.findings",
    "Fix": "api.findings",
    "Model": "api.model",
    "Outcome": "conversion.entry",
    "Parsed": "api.sources",
    "Place": "conversion.entry",
    "Position": "api.model",
    "ProvcheckError": "api.errors",
    "Provider": "api.model",
    "Ref": "api.model",
    "Related": "api.findings",
    "ReleaseChoice": "finding",
    "Report": "api.report",
    "Route": "api.model",
    "Scope": "api.model",
    "SettingsError": "api.errors",
    "Severity": "finding",
    "SourceError": "api.errors",
    "Summary": "finding",
    "Suppression": "api.findings",
    "Text": "api.sources",
    "UNKNOWN": "entity",
    "Unknown": "entity",
    "Workspace": "api.model",
    "check": "api.check",
    "convert": "api.convert",
    "load": "api.load",
}
"""The module of each name, by its path in the package."""


def find(name: str) -> object:
    """What a public name stands for."""
    from importlib import import_module

    return getattr(import_module(f"provcheck.{HOMES[name]}"), name)
