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

__version__: str
