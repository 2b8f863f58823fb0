"""Pai's values: YAML in which empty means unset."""

from __future__ import annotations

from provcheck.dialects.view import View


class PaiView(View):
    """A value of a Pai manifest."""

    __slots__ = ()

    def is_opaque(self, text: str) -> bool:
        """Text that a template engine or `envsubst` fills in before Pai sees it."""
        return "${" in text or "{{" in text

    def is_unset(self, value: object) -> bool:
        """Pai's full example writes ``""`` and ``[]`` for what is not set; ``null`` is Kubernetes' way."""
        return value is None or value in ("", [])
