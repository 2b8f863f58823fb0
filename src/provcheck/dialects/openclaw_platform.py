"""What an OpenClaw release does with a configuration, as far as rules depend on it."""

from __future__ import annotations

from functools import partial

from provcheck.dialects import openclaw_releases as releases
from provcheck.model import Platform


def platform(release: str) -> Platform:
    """What this release does with a configuration."""
    builtin = releases.builtin_providers(release)
    least, wanted = releases.window_bounds(release)
    return Platform(
        name=f"OpenClaw {release}",
        release=release,
        builtin=builtin,
        open_providers=frozenset(filter(releases.accepts_any_model, builtin)),
        bundled={"nvidia": releases.bundled_models(release, "nvidia")},
        default_ref=releases.default_ref(release),
        finds_bare_ids=releases.finds_bare_ids(release),
        restores_publisher=releases.restores_publisher(release),
        refuses_unlisted=releases.refuses_unlisted(release),
        needs_one_default_agent=releases.needs_one_default_agent(release),
        drops_fallbacks=releases.drops_fallbacks(release),
        least_window=least,
        wanted_window=wanted,
        may_be_bare=partial(_may_be_bare, release),
        key_variables=partial(releases.variables_of, release),
    )


def _may_be_bare(release: str, provider: str) -> bool:
    return provider in releases.overlay_providers(release)
