"""Every place of an OpenClaw configuration that names a model, and from which release to which.

Found by walking the schemas and the list of configured model refs of nine OpenClaw releases (npm `openclaw`, 2026.1.30
to 2026.9.6). Places that are called model but hold something else (an embedding id, a speech model) are left out.
"""

from typing import NamedTuple


class RefPath(NamedTuple):
    """A path to a model or a list of models, ``*`` standing for any key and any item.

    ``since`` and ``until`` are the first and the last known release that reads it. ``may_be_empty``: an empty string
    switches the feature off.
    """

    path: str
    purpose: str
    since: str = ""
    until: str = ""
    may_be_empty: bool = False


# In agents.defaults and in every agent.
AGENT = (
    RefPath("model", "chat"),
    RefPath("subagents.model", "job"),
    RefPath("heartbeat.model", "job"),
    RefPath("utilityModel", "utility", since="2026.7.1", may_be_empty=True),
    RefPath("decisionModel", "utility", since="2026.9.6"),
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
    RefPath("embeddedAgent.cyberFailover.model", "utility", since="2026.9.6"),
)

AGENT_ONLY = (
    RefPath("tts.summaryModel", "utility", since="2026.4.29"),
    RefPath("tools.exec.reviewer.model", "utility", since="2026.5.28"),
)

ROOT = (
    RefPath("tools.exec.reviewer.model", "utility"),
    RefPath("tools.media.image.preferredModel", "media"),
    RefPath("tools.media.audio.preferredModel", "media"),
    RefPath("tools.media.video.preferredModel", "media"),
    RefPath("tts.summaryModel", "utility", since="2026.8.2"),
    RefPath("messages.tts.summaryModel", "utility", until="2026.7.1"),
    RefPath("hooks.mappings.*.model", "job"),
    RefPath("hooks.gmail.model", "job"),
    RefPath("channels.modelByChannel.*.*", "job"),
    RefPath("channels.discord.voice.model", "utility"),
    RefPath("channels.discord.accounts.*.voice.model", "utility"),
)
