"""Every place of an OpenClaw configuration that names a model, from which release to which, and how refs are read.

Found by walking the schemas and the list of configured model refs of nine OpenClaw releases (npm `openclaw`, 2026.1.30
to 2026.9.6). Places that are called model but hold something else (an embedding id, a speech model) are left out.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from provcheck.dialects import openclaw_releases as releases
from provcheck.dialects.view import View

# `model@profile` picks an auth profile. A date and a quantisation behind an @ belong to the id, and a profile may
# follow them (npm `openclaw`, agents/model-ref-profile).
_PROFILE = r"(?i)([^@]+(?:@\d{8}(?=@|$))?+(?:@(?:i?q\d+(?:_[a-z0-9]+)*|\d+bit)(?=@|$))?+)@.+"


class RefPath(NamedTuple):
    """A path to a model or a list of models, ``*`` standing for any key and any item.

    ``since`` and ``until`` are the first and the last known release that reads it. ``may_be_empty``: an empty string
    switches the feature off. ``vetted`` is the first known release whose validator looks for retired models there,
    ``None`` where none does.
    """

    path: str
    purpose: str
    since: str = ""
    until: str = ""
    may_be_empty: bool = False
    vetted: str | None = ""


# In agents.defaults and in every agent.
AGENT = (
    RefPath("model", "chat"),
    RefPath("subagents.model", "job"),
    RefPath("heartbeat.model", "job"),
    RefPath("utilityModel", "utility", since="2026.7.1", may_be_empty=True),
    RefPath("decisionModel", "utility", since="2026.9.6", vetted=None),
)

DEFAULTS_ONLY = (
    RefPath("imageModel", "media"),
    RefPath("pdfModel", "media", since="2026.3.31"),
    RefPath("voiceModel", "media", since="2026.5.28"),
    RefPath("imageGenerationModel", "media", since="2026.3.31", until="2026.7.1"),
    RefPath("videoGenerationModel", "media", since="2026.4.29", until="2026.7.1"),
    RefPath("musicGenerationModel", "media", since="2026.4.29", until="2026.7.1"),
    RefPath("mediaModels.image", "media", since="2026.8.2"),
    RefPath("mediaModels.video", "media", since="2026.8.2"),
    RefPath("mediaModels.music", "media", since="2026.8.2"),
    RefPath("compaction.model", "utility", since="2026.3.31"),
    RefPath("compaction.memoryFlush.model", "utility", since="2026.4.29"),
    RefPath("embeddedAgent.cyberFailover.model", "utility", since="2026.9.6", vetted=None),
)

AGENT_ONLY = (
    RefPath("tts.summaryModel", "utility", since="2026.4.29"),
    RefPath("tools.exec.reviewer.model", "utility", since="2026.5.28"),
)

ROOT = (
    RefPath("tools.exec.reviewer.model", "utility", vetted="2026.8.2"),
    RefPath("tools.media.image.preferredModel", "media"),
    RefPath("tools.media.audio.preferredModel", "media"),
    RefPath("tools.media.video.preferredModel", "media"),
    RefPath("tts.summaryModel", "utility", since="2026.8.2"),
    RefPath("messages.tts.summaryModel", "utility", until="2026.7.1"),
    RefPath("hooks.mappings.*.model", "job"),
    RefPath("hooks.gmail.model", "job"),
    RefPath("channels.modelByChannel.*.*", "job"),
    RefPath("channels.discord.voice.model", "utility"),
    RefPath("channels.discord.accounts.*.voice.model", "utility", vetted="2026.8.2"),
)


def follow(view: View, steps: list[str]) -> Iterator[View]:
    """Every value at the end of a path in which ``*`` stands for any key and any item."""
    if not steps:
        yield view
        return
    head, rest = steps[0], steps[1:]
    if head != "*":
        found = view.get(head)
        nexts: list[View] = [found] if found else []
    elif view.sequence:
        nexts = list(view.items())
    else:
        nexts = [value for _, value in view.members()]
    for one in nexts:
        yield from follow(one, rest)


def split(text: str, release: str) -> tuple[str | None, str | None]:
    """Provider and model of a ref as OpenClaw reads it, both ``None`` without a slash."""
    provider, slash, model = without_profile(text, release).partition("/")
    if not slash:
        return None, None
    return releases.canonical_provider(release, provider), model.strip()


def without_profile(text: str, release: str) -> str:
    """A ref without the auth profile behind it, and without white space around it."""
    plain = text.strip()
    start = plain.rfind("/") + 1
    if "@" not in plain[start:] or not releases.reads_profiles(release):
        return plain
    found = re.fullmatch(_PROFILE, plain[start:])
    return plain[:start] + found[1].rstrip() if found else plain
