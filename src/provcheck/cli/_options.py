"""The options that several commands have, and what their values mean."""

from __future__ import annotations

from datetime import date

import click

color = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colour on a terminal, always, or never.",
)


def day(_context: click.Context, _option: click.Parameter, value: str | None) -> date:
    """The date, today without one; wrong usage for what is none."""
    try:
        return date.fromisoformat(value) if value else date.today()
    except ValueError:
        raise click.BadParameter(f"{value!r} is no date; write YYYY-MM-DD") from None


def release(version: str) -> str:
    """The known release nearest to a version and not above it; wrong usage for what is no version, or too old."""
    from provcheck.dialects import openclaw_releases

    found = openclaw_releases.nearest(version)
    known = ", ".join(openclaw_releases.RELEASES)
    if found is None:
        raise click.BadParameter(f"{version!r} is no OpenClaw version; known releases: {known}")
    if openclaw_releases.is_too_old(version):
        raise click.BadParameter(f"{version!r} is older than every known release: {known}")
    return found
