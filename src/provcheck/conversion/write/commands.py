"""Manifests as commands of ``pai``, as far as its options go.

``pai create model-provider`` has options for type, endpoint, allowed models and key, and no others are documented; no
command makes an Agent with models (docs.pairun.dev, cli and providers/*, read in 2026-11).
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from typing import Any, cast

from provcheck.conversion.entry import Outcome
from provcheck.conversion.spot import Path, Resource, Spot
from provcheck.syntax.node import Mapping, Node

_KEY: Path = ("spec", "apiKeySecretRef")
_SAID: tuple[Path, ...] = (
    ("metadata", "name"),
    ("spec", "provider"),
    ("spec", "endpoint"),
    ("spec", "allowedModels"),
    _KEY,
)


def said(outcome: Outcome, spot: Spot, reason: str) -> tuple[Outcome, Spot | None, str]:
    """What became of a value at a place of a manifest when the manifest becomes a command."""
    refused = refusal(spot.resource)
    if refused is not None:
        return Outcome.DROPPED, None, refused
    if not any(spot.path[: len(path)] == path for path in _SAID):
        return Outcome.DROPPED, None, "no option of the command says it"
    if outcome is Outcome.NEEDS_YOU and spot.path == _KEY:
        return outcome, spot, "the command passes the key: set the variable that it names, or write the key there"
    return outcome, spot, reason


def refusal(resource: Resource) -> str | None:
    """Why no command makes a manifest; ``None`` where one does."""
    if resource.kind != "ModelProvider":
        return f"no command makes this {resource.kind} with all it says"
    spec = cast("dict[str, Any]", resource.data["spec"])
    if spec.get("provider") == "azure-openai":
        return "no option says the version of Azure's API"
    if any("," in model for model in spec.get("allowedModels", ())):
        return "the option separates models by commas, and one of them has a comma in its name"
    return None


def text(resources: list[Resource], variables: dict[str, str], header: list[str]) -> str:
    """The commands, and comments for what none can say. ``variables`` hold the providers' keys, by their names."""
    if not resources:
        return ""
    made = ["\n".join(_lines(one, variables.get(one.name, ""))) for one in resources]
    made[:1] = ["\n".join([*(f"# {line}" for line in header), *made[:1]])]
    return "\n\n".join(made) + "\n"


def blocks(written: str) -> list[Node]:
    """A node for each command of a text, which stands where the command begins."""
    if not written:
        return []
    starts = [0, *(found.end() for found in re.finditer("\n\n", written))]
    return [Mapping(start, start, []) for start in starts]


def _lines(resource: Resource, variable: str) -> Iterator[str]:
    reason = refusal(resource)
    if reason is not None:
        yield f"# {resource.kind} {resource.name}: {reason}; use --as yaml and pai apply -f."
        return
    spec = cast("dict[str, Any]", resource.data["spec"])
    unsaid = [field for field in spec if ("spec", field) not in _SAID]
    if unsaid:
        yield f"# No option says {', '.join(unsaid)}."
    options = [("--provider", shlex.quote(spec["provider"]))]
    if "endpoint" in spec:
        options.append(("--endpoint", shlex.quote(spec["endpoint"])))
    if "allowedModels" in spec:
        options.append(("--allowed-models", _double(",".join(spec["allowedModels"]))))
    if "apiKeySecretRef" in spec:
        options.append(("--api-key", f'"${variable}"' if variable else "YOUR_KEY"))
    yield f"pai create model-provider {shlex.quote(resource.name)} \\"
    for number, (name, value) in enumerate(options, 1):
        yield f"  {name} {value}" + (" \\" if number < len(options) else "")


def _double(value: str) -> str:
    """A text in double quotes, as Pai's pages write it; in single ones where the shell would find something in it."""
    return f'"{value}"' if not set(value) & set('"$`\\!') else shlex.quote(value)
