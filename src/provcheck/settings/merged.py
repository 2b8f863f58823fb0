"""From the values of settings files to what holds."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING, Any

from provcheck.settings import NamedBaseline

if TYPE_CHECKING:
    from provcheck.settings import Settings
    from provcheck.settings.chain import Chain

_FIELDS = {
    "include": "include",
    "exclude": "exclude",
    "force-exclude": "force_exclude",
    "select": "select",
    "ignore": "ignore",
    "fail-on": "fail_on",
    "show": "show",
    "output-format": "output_format",
    "openclaw-version": "releases",
    "as-of": "as_of",
    "baseline": "baseline",
}
"""The keys whose values are those of a field of `Settings`."""


def merged(chain: Chain, folder: str | None, defaults: Settings, replaced: Container[str]) -> Settings:
    """The settings of files for a folder, if not for all. What is ``replaced`` on the command line is not even opened.

    Raises `UnusableSettingsError`.
    """
    fields: dict[str, Any] = {field: chain.get(key) for key, field in _FIELDS.items() if key in chain.values}
    if "openclaw-version" in chain.values:
        fields["releases_why"] = f"openclaw-version in {chain.values['openclaw-version'].file.path}"
    if "openclaw-schema" in chain.values and "openclaw_schema" not in replaced:
        fields["openclaw_schema"] = _schema(chain)
    if "baseline" in chain.values:
        fields["named_baseline"] = NamedBaseline(*chain.values["baseline"], folder)
    return defaults._replace(
        per_file_ignores=tuple(chain.get("per-file-ignores").values()),
        severity=tuple(chain.get("severity").items()),
        env=frozenset(chain.get("env", ())),
        models=tuple(sorted(chain.get("models").items())),
        **fields,
    )


def _schema(chain: Chain) -> dict[str, object]:
    from provcheck.schema.foreign import UnusableSchemaError, load

    path, file = chain.values["openclaw-schema"]
    try:
        return load(path)
    except UnusableSchemaError as error:
        raise file.unusable(f"openclaw-schema: {error}", "openclaw-schema") from None
