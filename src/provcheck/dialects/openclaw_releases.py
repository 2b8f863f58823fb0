"""What differs between OpenClaw's releases, as far as provcheck depends on it.

Found by running and reading the code of nine releases of npm `openclaw` (MIT) on 2026-11-21; releases in
between were not looked at, so a change may be older than the release named. Functions take one of
``RELEASES`` unless they say otherwise.
"""

import os
from functools import cache
from typing import Final, NamedTuple

from provcheck.catalog.tables import rows

RELEASES: Final = (
    "2026.1.30",
    "2026.2.26",
    "2026.3.31",
    "2026.4.29",
    "2026.5.28",
    "2026.6.11",
    "2026.7.1",
    "2026.8.2",
    "2026.9.6",
)
"""The known releases, oldest first. They also sort as text."""

NEWEST: Final = RELEASES[-1]

_PROVIDERS = f"{os.path.dirname(__file__)}/openclaw_providers.tsv"

# Until 2026.4.29 OpenClaw rewrote these provider names itself: first release, last release, spelling to name.
_REWRITTEN = (
    ("2026.1.30", "2026.4.29", {"z.ai": "zai", "z-ai": "zai", "opencode-zen": "opencode"}),
    ("2026.1.30", "2026.2.26", {"qwen": "qwen-portal", "kimi-code": "kimi-coding"}),
    ("2026.2.26", "2026.4.29", {"bedrock": "amazon-bedrock", "aws-bedrock": "amazon-bedrock"}),
    ("2026.2.26", "2026.4.29", {"bytedance": "volcengine", "doubao": "volcengine"}),
    ("2026.3.31", "2026.4.29", {"kimi-code": "kimi", "kimi-coding": "kimi"}),
    ("2026.3.31", "2026.4.29", {"opencode-go-auth": "opencode-go"}),
    ("2026.4.29", "2026.4.29", {"modelstudio": "qwen"}),
)

_DEFAULT_REFS = (
    ("2026.1.30", ("anthropic", "claude-opus-4-5")),
    ("2026.2.26", ("anthropic", "claude-opus-4-6")),
    ("2026.4.29", ("openai", "gpt-5.5")),
    ("2026.8.2", ("openai", "gpt-5.6-sol")),
    ("2026.9.6", ("openai", "gpt-6-astra")),
)

# The rows of the nvidia plugin of 2026.9.6, those it marks as deprecated included: window and output limit in tokens.
_NVIDIA_PLUGIN = {
    "deepseek-ai/deepseek-v4-pro": (262144, 16384),
    "minimaxai/minimax-m2.7": (204800, 16384),
    "minimaxai/minimax-m3": (196608, 8192),
    "moonshotai/kimi-k2.5": (262144, 32768),
    "moonshotai/kimi-k2.6": (262144, 65536),
    "nvidia/nemotron-3-super-120b-a12b": (1000000, 8192),
    "nvidia/nemotron-3-ultra-550b-a55b": (1048576, 8192),
    "nvidia/nemotron-3.5-lightning-30b-a3b": (1048576, 16384),
    "qwen/qwen3.5-397b-a17b": (262144, 32768),
    "z-ai/glm-5.1": (202752, 8192),
    "z-ai/glm-5.2": (202752, 8192),
    "z-ai/glm5": (202752, 8192),
}


class _Row(NamedTuple):
    """A row of openclaw_providers.tsv, which explains the columns."""

    id: str
    source: str | None
    plugin: str | None
    alias_of: str | None
    env: str | None
    first_seen: str
    last_seen: str | None
    overlay: str | None


def nearest(version: str) -> str | None:
    """The nearest known release not above a version, the oldest for what is older, ``None`` for no version.

    ``v2026.9.6`` and ``2026.3.13-1`` are versions too. A beta counts as its release, whose shapes it has.
    """
    wanted = _parse(version)
    if wanted is None:
        return None
    return next((release for release in reversed(RELEASES) if _key(release) <= wanted), RELEASES[0])


def is_too_old(version: str) -> bool:
    """Whether a version is older than every known release."""
    wanted = _parse(version)
    return wanted is not None and wanted < _key(RELEASES[0])


def asked_for(version: str) -> str:
    """The known release nearest to a version and not above it; ValueError, with a sentence, for what has none."""
    found, known = nearest(version), ", ".join(RELEASES)
    if found is None:
        raise ValueError(f"{version!r} is no OpenClaw version; known releases: {known}")
    if is_too_old(version):
        raise ValueError(f"{version!r} is older than every known release: {known}")
    return found


def is_between(version: str) -> bool:
    """Whether a version lies between two known releases, so that nobody knows how much of the later one it has."""
    wanted = _parse(version)
    return wanted is not None and _key(RELEASES[0]) < wanted < _key(NEWEST) and wanted not in map(_key, RELEASES)


def at_least(release: str, other: str) -> bool:
    """Whether a release is another one or newer. Any versions will do; raises ValueError for what is none."""
    return _key(release) >= _key(other)


def within(release: str, since: str | None = None, until: str | None = None) -> bool:
    """Whether a release lies between two others, both included; an empty one is open."""
    return (not since or at_least(release, since)) and (not until or at_least(until, release))


@cache
def builtin_providers(release: str) -> frozenset[str]:
    """Every provider name that means something without configuration.

    Bundled ones, those of official packages (which may not be installed), ids of the overlay list, and the
    other spellings that the release understands. Names are in lower case.
    """
    known = frozenset(row.id for row in _rows(release))
    return known | {spelling for spelling, name in _rewritten(release).items() if name in known}


@cache
def overlay_providers(release: str) -> frozenset[str]:
    """The names under which an entry of ``models.providers`` may leave out ``baseUrl`` and ``models``."""
    return frozenset(row.id for row in _rows(release) if row.overlay and at_least(release, row.overlay))


@cache
def key_variables(release: str) -> frozenset[str]:
    """The environment variables in which some built-in provider looks for its key, as 2026.9.6 names them."""
    return frozenset(name for row in _rows(release) if row.env for name in row.env.split(","))


def variables_of(release: str, provider: str) -> tuple[str, ...]:
    """The environment variables in which a built-in provider looks for its key, the first one first."""
    known = {row.id: row for row in _rows(release)}
    row = known.get(canonical_provider(release, provider))
    if row and not row.env and row.alias_of:
        row = known.get(row.alias_of)
    return tuple(row.env.split(",")) if row and row.env else ()


def canonical_provider(release: str, name: str) -> str:
    """A provider's name as the release compares it: trimmed, in lower case, until 2026.4.29 rewritten."""
    plain = name.strip().lower()
    return _rewritten(release).get(plain, plain)


def accepts_any_model(provider: str) -> bool:
    """Whether a built-in provider passes every id on, with an assumed window of 200000 tokens."""
    return provider == "openrouter"


def bundled_models(release: str, provider: str) -> dict[str, tuple[int, int]]:
    """The ids that a built-in provider knows by itself, where they are known here: nvidia's under 2026.9.6.

    With each stand its window and its output limit in tokens. They hold where a configured row of that id has none.

    Empty says nothing: nvidia has had a catalogue since 2026.3.31, but its older rows were not read, and up
    to 2026.8.2 any id was sent anyway.
    """
    return _NVIDIA_PLUGIN if (release, provider) == ("2026.9.6", "nvidia") else {}


def default_ref(release: str) -> tuple[str, str]:
    """Provider and model that run when no ref is usable; the provider also completes a ref without one."""
    return next(ref for since, ref in reversed(_DEFAULT_REFS) if at_least(release, since))


def finds_bare_ids(release: str) -> bool:
    """Whether a ref without a provider is taken for the id that exactly one configured provider lists."""
    return at_least(release, "2026.4.29")


def reads_profiles(release: str) -> bool:
    """Whether ``provider/model@profile`` picks an auth profile; before, all of it was the model's id."""
    return at_least(release, "2026.2.26")


def restores_publisher(release: str) -> bool:
    """Whether the ref ``nvidia/nemotron-...`` asks NVIDIA for ``nvidia/nemotron-...``.

    Before, it asked for ``nemotron-...``, which answers 404:
    https://github.com/openclaw/openclaw/issues/71552.
    """
    return at_least(release, "2026.5.28")


def refuses_unlisted(release: str) -> bool:
    """Whether a custom provider on a known vendor's host may call only the models it lists.

    Before, and still on other hosts, any id is sent with an assumed window of 200000 tokens.
    """
    return at_least(release, "2026.9.6")


def default_api(release: str) -> str:
    """The api of a custom provider that names none; a model without one takes its provider's."""
    return "openai-completions" if at_least(release, "2026.4.29") else "openai-responses"


def window_bounds(release: str) -> tuple[int, int]:
    """The windows in tokens below which a run is refused, and below which OpenClaw warns."""
    return (4000, 8000) if at_least(release, "2026.4.29") else (16000, 32000)


def needs_one_default_agent(release: str) -> bool:
    """Whether several agents need exactly one default or ``ownership: "explicit"``, and ids that differ."""
    return at_least(release, "2026.8.2")


def drops_fallbacks(release: str) -> bool:
    """Whether an agent with a model of its own, and no list of fallbacks, has no fallbacks.

    2026.2.26 and 2026.3.31 gave it those of the defaults; nobody looked at 2026.1.30.
    """
    return at_least(release, "2026.4.29")


def has_flat_env(release: str) -> bool:
    """Whether variables may stand in ``env`` itself; ``env.vars`` has them in every release."""
    return not at_least(release, "2026.8.2")


def sets_references(release: str) -> bool:
    """Whether a variable is set to a value with ``${NAME}`` in it; later releases pass over such a variable."""
    return not at_least(release, "2026.3.31")


def reads_dollar_names(release: str) -> bool:
    """Whether a whole ``apiKey`` of ``$NAME`` is that variable; before, it was sent as it stood."""
    return at_least(release, "2026.5.28")


def has_secret_store(release: str) -> bool:
    """Whether OpenClaw has a store of its own that a secret reference may name as its source."""
    return at_least(release, "2026.8.2")


def checks_secret_sources(release: str) -> bool:
    """Whether a secret reference must name the source that its provider is declared with."""
    return at_least(release, "2026.9.6")


def has_agent_entries(release: str) -> bool:
    """Whether agents stand in ``agents.entries``; before, only in ``agents.list``."""
    return at_least(release, "2026.8.2")


def has_provider_limits(release: str) -> bool:
    """Whether a provider may set ``maxTokens``, ``contextWindow`` and ``contextTokens`` for all its models.

    From 2026.8.2 on OpenClaw moves the latter two into the models before it validates, with a warning.
    """
    return at_least(release, "2026.4.29")


def has_agent_models(release: str) -> bool:
    """Whether an agent may have a ``models`` map of its own."""
    return at_least(release, "2026.5.28")


def has_model_policy(release: str) -> bool:
    """Whether ``modelPolicy.allow`` is the allow list; when it is empty, everything is allowed.

    Without it the keys of ``agents.defaults.models`` are the list, unless
    ``meta.migrations.modelPolicyAllowlist`` is true. Before, they are the list whatever that marker says.
    """
    return at_least(release, "2026.8.2")


def implicit_allowed(release: str) -> frozenset[str]:
    """What may run without standing in the allow list: ``primary``, ``fallbacks``, both or neither.

    With the primary nim/a, tried with each release's own code:

    ======================================= ========= ========= ========= ==========
    configuration                           2026.3.31 2026.7.1  2026.8.2  2026.9.6
    ======================================= ========= ========= ========= ==========
    no ``models``, or an empty map          all       all       all       all
    ``models`` holds nim/b                  a, b      a, b      a, b      b
    the same, and the fallback is nim/c     a, b, c   a, b, c   a, b      b
    ``models`` holds nim/*                  a         a, known  a, known  all of nim
    ``models`` and the migration marker     as listed as listed all       all
    ``modelPolicy.allow`` is empty          -         -         all       all
    ``modelPolicy.allow`` holds nim/c       -         -         a, c      c
    ======================================= ========= ========= ========= ==========

    Under 2026.9.6 a session still starts with a primary that is not allowed; choosing it, or naming it in a
    job, is refused.
    """
    if at_least(release, "2026.9.6"):
        return frozenset()
    return frozenset({"primary"}) if at_least(release, "2026.8.2") else frozenset({"primary", "fallbacks"})


def reads_wildcards(release: str) -> bool:
    """Whether ``nim/*`` in the allow list allows what nim lists.

    2026.3.31 does not and 2026.7.1 does; nobody looked in between, and what is not known is not wrong. From
    2026.9.6 on it allows nim's unlisted models too.
    """
    return at_least(release, "2026.4.29")


def _parse(version: str) -> tuple[int, ...] | None:
    numbers = version.strip().removeprefix("v").partition("-")[0].partition("+")[0].split(".")
    if len(numbers) == 3 and all(n.isascii() and n.isdigit() and len(n) < 10 for n in numbers):
        return tuple(map(int, numbers))
    return None


@cache
def _key(release: str) -> tuple[int, ...]:
    numbers = _parse(release)
    if numbers is None:
        raise ValueError(f"not a version: {release!r}")
    return numbers


@cache
def _rewritten(release: str) -> dict[str, str]:
    return {
        spelling: name
        for since, until, names in _REWRITTEN
        if within(release, since, until)
        for spelling, name in names.items()
    }


def _rows(release: str) -> list[_Row]:
    """The rows of the table that hold for a release."""
    table = map(_Row._make, rows(_PROVIDERS))
    return [row for row in table if within(release, row.first_seen, row.last_seen)]
