"""Refs that lead nowhere."""

from __future__ import annotations

from provcheck.model import Bundle, ModelRef


def is_dangling(ref: ModelRef, bundle: Bundle) -> bool:
    """Whether nothing defines the provider of a ref, or its provider lists other models alone.

    Of what OpenClaw has built in, and of aliases, which are judged where they are defined, nobody knows.
    """
    if not ref.provider or not ref.model or ref.alias or ref.provider in bundle.foreign:
        return False
    defined = bundle.named(ref.provider)
    if ref.provider in bundle.platform.builtin:
        return False
    return not any(not one.listed or one.find(ref.model) for one in defined)


def dangling(bundle: Bundle) -> list[str]:
    """The texts of all refs of a configuration that lead nowhere."""
    found = [ref.text for ref in bundle.refs() if isinstance(ref.text, str) and is_dangling(ref, bundle)]
    return list(dict.fromkeys(found))
