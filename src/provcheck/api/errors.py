"""What the functions raise beside `TypeError` and `ValueError`, which are for wrong arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provcheck.api.findings import Finding


class ProvcheckError(Exception):
    """What provcheck cannot do; the message is a sentence that says why, and holds no secret."""


class SettingsError(ProvcheckError):
    """Settings, a baseline or another file that an option names cannot be used.

    The message begins with ``path:line:column: `` where there is such a place.
    """


class SourceError(ProvcheckError):
    """Sources that cannot be converted, or of which there is no whole model.

    ``findings`` are the errors that stand in the way; there are none where the sources hold nothing to work with.
    """

    def __init__(self, message: str, findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(message)
        self.findings = findings

    def __reduce__(self) -> tuple[type[SourceError], tuple[str, tuple[Finding, ...]]]:
        return type(self), (str(self), self.findings)
