"""What a run comes to, and a finding, in sentences."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provcheck.finding import Report, Suppressed

_MOST_FILES = 3


def outcome(report: Report) -> str:
    """One sentence: what was found in how many files, and what is not shown."""
    found, files = _found(report), _files(report)
    remarks = _remarks(report)
    if not files:
        return f"No configuration files found{remarks}."
    if found:
        concerned = len({one.location.path for one in report.findings if not one.suppressed})
        where = count(files, "file") if concerned >= files else f"{concerned} of {count(files, 'file')}"
        return f"Found {found} in {where}{remarks}."
    if remarks:
        return f"Nothing to report in {count(files, 'file')}{remarks}."
    return "1 file is fine." if files == 1 else f"All {files} files are fine."


def gone(report: Report) -> list[str]:
    """A line for each baseline that names what is not there any more, and how to take it out.

    Another one where that may be there under another name.
    """
    lines = []
    for one in report.gone:
        are, them = ("is", "it") if one.number == 1 else ("are", "them")
        if one.number:
            lines.append(f"{count(one.number, 'finding')} of the baseline {are} gone; to take {them} out: {one.shrink}")
        if one.cut:
            lines.append(
                f"Files of the baseline {one.baseline} are gone, and this clone has no history from before {one.cut} "
                "to tell whether they were renamed: fetch it (git fetch --unshallow), or write the baseline anew"
            )
    return lines


def fixed(report: Report) -> list[str]:
    """One line for each file in which findings were fixed: how many of which rule."""
    rules: dict[str, Counter[str]] = {}
    for one in report.fixed:
        rules.setdefault(one.location.path, Counter())[f"{one.code} {one.name}"] += 1
    return [
        f"Fixed in {path}: {', '.join(f'{number} {rule}' for rule, number in sorted(found.items()))}"
        for path, found in sorted(rules.items())
    ]


def fixable(report: Report) -> str:
    """What --fix would do, as a sentence; empty where it would do nothing."""
    fixes = [one.fix for one in report.findings if one.fix and not one.fix.refused and not one.suppressed]
    safe = sum(fix.safe for fix in fixes)
    unsafe = len(fixes) - safe
    if safe and unsafe:
        return f"{safe} can be fixed with --fix, {unsafe} more with --unsafe-fixes."
    return f"{len(fixes)} can be fixed with --fix{' --unsafe-fixes' if unsafe else ''}." if fixes else ""


def releases(report: Report) -> list[str]:
    """One line for each OpenClaw release that files were checked under, and why that one."""
    return [
        f"OpenClaw {release} ({why}): {', '.join(paths) if len(paths) <= _MOST_FILES else count(len(paths), 'file')}"
        for (release, why), paths in by_release(report).items()
    ]


def by_release(report: Report) -> dict[tuple[str, str], tuple[str, ...]]:
    """The files that were checked under a release for a reason, by these two."""
    groups: dict[tuple[str, str], dict[str, None]] = {}
    for choice in report.openclaw:
        groups.setdefault((choice.release, choice.why), {})[choice.path] = None
    return {group: tuple(paths) for group, paths in groups.items()}


def why_suppressed(suppressed: Suppressed) -> str:
    """What keeps a finding from being reported, and the reason that is given there."""
    by = "by the baseline" if suppressed.by == "baseline" else "by a comment"
    return f"{by}: {suppressed.reason}" if suppressed.reason else by


def _files(report: Report) -> int:
    return max(report.summary.files, len({one.location.path for one in report.findings}))


def _found(report: Report) -> str:
    summary = report.summary
    kinds = ((summary.error, "error"), (summary.warning, "warning"), (summary.info, "info"))
    return _listed([count(number, word) for number, word in kinds if number])


def _remarks(report: Report) -> str:
    """What findings there are besides those shown, in parentheses; nothing when there are none."""
    summary = report.summary
    kinds = ((summary.suppressed, "suppressed"), (summary.baselined, "in the baseline"), (summary.hidden, "hidden"))
    parts = [(number, what) for number, what in kinds if number]
    if not parts:
        return ""
    (first, what), *others = parts
    text = ", ".join([f"{count(first, 'finding')} {what}", *(f"{number} {what}" for number, what in others)])
    if summary.hidden:
        text += f"; --show info shows {'it' if text.startswith('1 ') and not others else 'them'}"
    return f" ({text})"


def count(number: int, word: str, several: str = "") -> str:
    """A number with its word, in the plural where it should be."""
    return f"{number} {word}" if number == 1 else f"{number} {several or word + 's'}"


def _listed(parts: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
