"""The form of what an OpenClaw configuration carries for Pai. Imported only where one does: pydantic loads slowly."""

from __future__ import annotations

import json
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict


def _unpacked(value: object) -> object:
    """What is written as text, since OpenClaw would read something into it otherwise."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value


def _checked(spec: dict[str, Any]) -> dict[str, Any]:
    """A part of a spec in which the lists that conversion reads hold texts."""
    for name in ("allowedModels", "deniedModels", "models"):
        listed = spec.get(name, [])
        if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
            raise ValueError(f"{name} should be a list of texts")
    return spec


class Kept(BaseModel):
    """What was kept of one manifest: its name if OpenClaw has another one, and parts of its metadata and spec."""

    model_config = ConfigDict(strict=True, extra="forbid")

    name: str | None = None
    metadata: dict[str, Any] = {}
    spec: Annotated[dict[str, Any], AfterValidator(_checked)] = {}


Packed = Annotated[Kept, BeforeValidator(_unpacked)]


class Content(BaseModel):
    """All of it: by provider, by agent, and whole manifests of other kinds."""

    model_config = ConfigDict(strict=True, extra="forbid")

    providers: dict[str, Packed] = {}
    agents: dict[str, Packed] = {}
    documents: list[Annotated[dict[str, Any], BeforeValidator(_unpacked)]] = []
