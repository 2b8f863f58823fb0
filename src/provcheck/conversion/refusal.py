"""Why sources are not converted, in sentences, and under which settings that is looked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from provcheck.finding import Severity
from provcheck.model import OPENCLAW, PAI

if TYPE_CHECKING:
    from provcheck.conversion.run import Conversion, Request
    from provcheck.finding import Summary
    from provcheck.settings import Settings
    from provcheck.workspace.loaded import Loaded

_RULES = ("PC0", "PC101", "PC102", "PC103", "PC104", "PC105")
_NAMES = {OPENCLAW: "OpenClaw's configuration", PAI: "Pai's manifests"}


def settings(usual: Settings, request: Request) -> Settings:
    """The settings under which only what stands in the way of a conversion is found."""
    return usual._replace(
        select=_RULES,
        releases=(request.release,) if request.release and request.to == PAI else (),
        fail_on=Severity.ERROR,
        show=Severity.ERROR,
    )


def leave_embedded(loaded: Loaded) -> None:
    """Forget what a manifest carries as text for a container: nobody asks what is wrong with it."""
    loaded.configs = [one for one in loaded.configs if one.namespace is None and one.file.reported]


def own_dialect(loaded: Loaded, to: str) -> str | None:
    """A source in the dialect of the result was named by mistake."""
    for file in loaded.files:
        if file.named and (file.openclaw is not None and to == OPENCLAW and not file.included):
            return f"{file.path} is {_NAMES[to]} already"
        if file.named and file.manifests and to == PAI:
            return f"{file.path} holds {_NAMES[to]} already"
    return None


def strangers(loaded: Loaded) -> Iterator[str]:
    """Sources of neither dialect; what cannot be read is told by a finding."""
    for file in loaded.files:
        if file.named and not file.is_config and not file.included:
            yield "" if file.faults else f"{file.path} holds neither {_NAMES[OPENCLAW]} nor {_NAMES[PAI]}"


def errors(summary: Summary) -> str:
    """How many errors stand in the way."""
    count = summary.error
    return f"not converted: the source has {count} error{'s' if count != 1 else ''}"


def nothing(made: Conversion, loaded: Loaded, to: str) -> str | None:
    """The sources hold nothing that the other side could have."""
    if any(output.text.strip() not in ("", "{}") for output in made.outputs):
        return None
    names = [file.path for file in loaded.files if file.reported and file.is_config]
    where = f"in {names[0]} is" if len(names) == 1 else "in the sources is"
    other = "Pai" if to == PAI else "OpenClaw"
    return f"not converted: {where} no provider, model or agent that {other} could have"
