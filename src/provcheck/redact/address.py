"""An address without what may be secret in it, whether or not it looks like a secret."""

from __future__ import annotations


def without_secrets(url: str) -> str:
    """An address without who asks there, without its query and without its fragment."""
    head, mark, rest = url.partition("://")
    if not mark:
        head, rest = "", url
    ends = [rest.find(end) for end in "?#" if end in rest]
    cut = min(ends, default=len(rest))
    shown, hidden = rest[:cut], rest[cut : cut + 1]
    user, at, host = shown.rpartition("@")
    return f"{head}{mark}{'***@' if at and user else at}{host}{f'{hidden}***' if hidden else ''}"
