"""Whether a text that stands where a secret may stand is one. Nothing here may end up in a message but its verdicts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from provcheck.rules._shared.endpoints import may_be_local

if TYPE_CHECKING:
    from provcheck.model import Credential, Provider

MARKS = (
    "sk-ant-", "sk-or-", "sk-proj-", "sk-svcacct-", "nvapi-", "AIza", "gsk_", "hf_", "xai-", "pplx-", "r8_",
    "ghp_", "gho_", "ghs_", "ghu_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "AKIA", "pak_", "pai_tok_",
)  # fmt: skip
"""What keys of one vendor begin with, and nothing else does."""

_SCHEMES = frozenset({"apikey", "api-key", "basic", "bearer", "digest", "token"})
_SHORTEST = 16
_CREDENTIALS = ("authorization", "cookie", "key", "secret", "token")
_DUMMY_WORDS = frozenset(
    """
    a ai any anything api apikey auth chat dev development dummy example fake foo free home key lan litellm llama llm
    lm lmstudio local localhost master my needed no none not ollama openai password required secret server sglang sk
    test token vllm
    """.split()  # noqa: SIM905
)


def without_scheme(text: str) -> str:
    """A header's value without the name of the authorization scheme before it."""
    scheme, space, rest = text.strip().partition(" ")
    return rest.strip() if space and scheme.lower() in _SCHEMES else text.strip()


def is_placeholder(text: str) -> bool:
    """Whether a text is no secret wherever it stands: empty, a reference, a dummy, a word for the reader to replace."""
    from provcheck.redact.words import is_public

    return is_public(text) or is_public(text.replace("_", "-"))


def is_dummy(text: str, provider: Provider) -> bool:
    """Whether a key is a word that a server of one's own is given because clients insist on a key."""
    if not may_be_local(provider):
        return False
    words = set(text.lower().replace("_", "-").replace(" ", "-").split("-"))
    name = provider.name.lower() if isinstance(provider.name, str) else ""
    return all(word.isdigit() or word in _DUMMY_WORDS or word in name for word in words)


def is_shaped(text: str) -> bool:
    """Whether a text holds what is known for a secret by its shape: a vendor's prefix, a private key, a long token."""
    from provcheck.redact.shapes import shapes

    return next(shapes(text), None) is not None


def is_marked(text: str) -> bool:
    """Whether a text holds a key that begins as those of one vendor do."""
    if not any(mark in text for mark in MARKS):
        return False
    from provcheck.redact.shapes import shapes

    return any(text.startswith(MARKS, span.start) for span in shapes(text))


def is_surely_secret(text: str) -> bool:
    """Whether a text is a secret by its shape, or changes between cases and digits as only chance would."""
    from provcheck.redact.words import changes_like_chance, is_wordy

    random = len(text) >= _SHORTEST and text.isprintable() and any(map(str.isdigit, text)) and not is_wordy(text)
    return is_shaped(text) or (random and " " not in text and changes_like_chance(text))


def revealed(one: Credential) -> str | None:
    """The field of a reference in which a secret itself stands, where its name is due; ``""`` for all of it."""
    for field in ("", "secret_name"):
        text = one.raw(field)
        if text is not None and is_shaped(text):
            return field
    return None


def is_secret_header(name: str) -> bool:
    """Whether a header of this name carries a credential."""
    return any(word in name.lower() for word in _CREDENTIALS)


def may_be_secret_header(name: str, value: str) -> bool:
    """Whether what a header carries may be a credential; numbers and addresses are none."""
    return is_secret_header(name) and not value.isdigit() and not value.startswith(("http://", "https://"))


def logins(text: str) -> Iterator[str]:
    """The passwords in the addresses of a text, and what stands in the place of a user but is a key."""
    for rest in text.split("://")[1:]:
        authority = rest
        for end in "/?#\\ \t\r\n\"'<>":
            authority = authority.partition(end)[0]
        login, at, host = authority.rpartition("@")
        user, colon, password = login.partition(":")
        if at and host:
            if colon and not is_placeholder(password) and password != user:
                yield password
            elif not colon and is_shaped(user):
                yield user
