"""Where each side keeps what it has no field for, so that the way back finds it.

Pai: annotations, which Kubernetes leaves alone. OpenClaw refuses every key that it does not know, but lets an entry of
``skills.entries`` carry a ``config`` of any shape, which it keeps when it rewrites its file; a skill of this name does
not exist, so nothing reads it (npm `openclaw`, tried with the validators of 2026.1.30 to 2026.9.6).
"""

from __future__ import annotations

from typing import Final

PREFIX: Final = "provcheck.dev/"

NAME: Final = f"{PREFIX}name"
"""The name in OpenClaw, where it is no legal name of a resource."""

PROVIDER: Final = f"{PREFIX}provider"
"""What else a provider's entry holds, as a JSON object.

A key is ``null`` that the way back would write and the entry lacks; all of it where OpenClaw has the provider built in.
"""

MODELS: Final = f"{PREFIX}models"
"""A provider's models as OpenClaw lists them, one JSON object a line."""

UNLISTED: Final = f"{PREFIX}unlisted"
"""The ids that agents use though the provider does not list them, as a JSON list."""

AGENT: Final = f"{PREFIX}agent"
"""What else an agent's entry holds, as a JSON object.

Its ``model`` stands there as it is written, and holds as long as the manifest lists what stands under ``for``.
"""

CONFIG: Final = f"{PREFIX}config"
"""What belongs to no resource: a part of OpenClaw's configuration, as a JSON object."""

DANGLING: Final = f"{PREFIX}dangling"
"""The refs that led nowhere already, as a JSON list: of others it is the manifests that have changed since."""

SIDECAR: Final = ("skills", "entries", "provcheck", "config")
"""The path of what OpenClaw has no place for."""
