"""Which keys hold secrets, and which values are none although they stand under such a key."""

from __future__ import annotations

import re
from functools import lru_cache

_SECRET_ENDS = (
    "accesskey", "apikey", "authorization", "bearer", "cookie", "credential", "encryptionkey", "jwt", "key",
    "passphrase", "passwd", "password", "privatekey", "pwd", "secret", "token",
    "accesskeys", "accesstokens", "apikeys", "apitokens", "authtokens", "bearertokens", "bottokens", "cookies",
    "credentials", "passwords", "privatekeys", "refreshtokens",
)  # fmt: skip
# Some are cut short, so that a misspelt key does not show what the right one would hide.
_SECRET_PARTS = (
    "accesskey", "accesstoken", "apik", "apitoken", "authoris", "authoriz", "authtoken", "clientsecret", "credent",
    "passphrase", "passw", "privatekey",
)  # fmt: skip
_LOOSE_PARTS = re.compile(r"auth(?!ors?(?!i))|bearer|cookie|cred|jwt|key|pass|pwd|secret|signature|token")
_ABOUT_SECRETS = (
    "class", "count", "duration", "enabled", "endpoint", "env", "envvar", "expiry", "field", "file", "filename",
    "header", "headername", "id", "length", "limit", "method", "mode", "name", "namespace", "param", "path", "policy",
    "prefix", "provider", "ref", "refs", "rotation", "scheme", "scope", "source", "strategy", "ttl", "type", "uri",
    "tokens", "url", "variable", "version",
)  # fmt: skip
_NO_SECRETS = (
    # Tokens of language models, which are units and marks.
    "bostoken", "endtoken", "eostoken", "masktoken", "maxtoken", "mintoken", "padtoken", "pertoken", "starttoken",
    "stoptoken", "tokens", "unktoken",
    # Keys that identify rather than open.
    "cachekey", "donkey", "foreignkey", "groupkey", "hotkey", "idempotencykey", "indexkey", "labelkey", "monkey",
    "partitionkey", "primarykey", "publickey", "routingkey", "sessionkey", "shortcutkey", "sortkey", "storagekey",
    "turkey",
)  # fmt: skip
_NAMED_KEYS = frozenset({"key", "secretkey"})
_SPELLED_APART = re.compile(r"(?:^|[_.\s-])(?:pat|PAT|pass|PASS)$|[a-z](?:Pat|Pass)$")
_NO_LETTERS = re.compile(r"[\W\d_]+")

_PLAIN_WORDS = frozenset(
    """
    anything apikey api-key api_key changeme change-me dummy empty fake false foo key lm-studio lmstudio local
    localhost llamacpp llama.cpp mock n/a na nil no-key none not-needed not-required null ollama ollama-local
    password placeholder redacted secret tbd test testing todo token true undefined unused vllm yours ~
    """.split()  # noqa: SIM905 - a list of forty quoted words reads worse
)
_MARKS = frozenset({"your", "yours", "example", "placeholder", "replace", "insert", "redacted", "dummy", "no", "not"})
_TEMPLATE_WORDS = _MARKS | frozenset(
    """
    a access add an anthropic ant api auth change enter gemini gho ghp google goes gsk here hf is it key me my
    needed nvapi nvidia openai openclaw openrouter or pai pak paste password proj put required secret set sk the this
    to tok token used value with
    """.split()  # noqa: SIM905
)
_SEPARATORS = re.compile(r"[-_ .:/]+")
_BRACKETED = re.compile(r"<[^<>]*>|\{\{.*\}\}", re.DOTALL)
_FILLER = re.compile(
    r"(?:(?:AIza|AKIA|ant|api03|github|gho|ghp|glpat|gsk|hf|key|nvapi|or|pai|pak|pat|proj|sk|tok|v1|xoxb)[-_]?)*"
    r"(?:[xX.*…#?_-]*|0{4,})"
)
_VARIABLE = re.compile(r"\$[A-Z_][A-Z0-9_]*")
_VARIABLE_NAME = re.compile(
    r"(?:[A-Z]+[0-9]{0,2}_)+(?:API_?)?(?:AUTH|CREDENTIALS?|KEY|PASS|PASSWORD|PAT|SECRET|TOKEN)(?:_[A-Z0-9]{1,12})?"
)
_REFERENCE = re.compile(r"\$?\$\{\w*\}")
_SHORT_DEFAULT = re.compile(r"\$\{\w+:?[-=?+][^{}]{0,5}\}")

# Token by token: one pattern for all of them would try every way to split each, which takes minutes on a shell command.
_BETWEEN_WORDS = re.compile(r"[-_./: @]+")
_WORD = re.compile(r"(?:[A-Z]?[a-z]{1,15}(?:[A-Z][a-z]{1,15}){0,2}|[A-Z]{1,15})?[0-9]{0,8}[A-Za-z]{0,2}")
_CHANGE = re.compile(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[a-z0-9])|(?<=[0-9])(?=[A-Za-z])")
_INSIDE = re.compile(r"(?<=[A-Za-z0-9])(?=[A-Za-z0-9])")
_KEY_NAME_PART = re.compile(r"[A-Za-z]{0,15}|[0-9]{1,4}|[A-Za-z0-9]{1,4}")


@lru_cache(4096)
def holds_secret(name: str) -> bool:
    """Whether a key of this name holds a secret wherever it stands."""
    flat = _NO_LETTERS.sub("", name).lower()
    if flat.endswith(_SECRET_ENDS):
        return not flat.endswith(_NO_SECRETS)
    if any(part in flat for part in _SECRET_PARTS) and not flat.endswith(_ABOUT_SECRETS):
        return True
    return bool(_SPELLED_APART.search(name.rstrip("0123456789")))


@lru_cache(4096)
def may_hold_secret(name: str) -> bool:
    """Whether a variable or a header of this name is likely to hold a secret."""
    flat = _NO_LETTERS.sub("", name).lower()
    return holds_secret(name) or (bool(_LOOSE_PARTS.search(flat)) and not flat.endswith(_ABOUT_SECRETS))


def holds_name(name: str) -> bool:
    """Whether a key often holds the name of an entry of a Kubernetes Secret instead of a secret: ``key: api-key``."""
    return _NO_LETTERS.sub("", name).lower() in _NAMED_KEYS


def is_entry_name(value: str) -> bool:
    """Whether a value reads like the name of an entry of a Kubernetes Secret."""
    return len(value) <= 64 and all(_KEY_NAME_PART.fullmatch(part) for part in re.split(r"[-_.]", value))


def is_public(value: str) -> bool:
    """Whether a value is no secret wherever it stands: empty, a reference to a variable, a placeholder."""
    rest = _SHORT_DEFAULT.sub("", _REFERENCE.sub("", value)).strip()
    if len(rest) > 200:
        return False
    return (
        rest.lower() in _PLAIN_WORDS
        or bool(_FILLER.fullmatch(rest) or _BRACKETED.fullmatch(rest))
        or bool(_VARIABLE.fullmatch(rest) or _VARIABLE_NAME.fullmatch(rest))
        or _is_template(rest)
    )


def _is_template(value: str) -> bool:
    """Whether a value tells the reader to put one there: ``nvapi-your-key-here``."""
    words = set(_SEPARATORS.split(value.lower())) - {""}
    return not words.isdisjoint(_MARKS) and words <= _TEMPLATE_WORDS


def is_wordy(value: str) -> bool:
    """Whether a value is made of words and small numbers, as names, hosts and model ids are."""
    return len(value) <= 200 and all(map(_WORD.fullmatch, _BETWEEN_WORDS.split(value)))


def changes_like_chance(token: str) -> bool:
    """Whether a token changes between cases and digits as often as chance would have it.

    Chance changes in 0.6 of the places where it has 62 characters to choose from, in 0.47 where it has 16; words,
    paths and identifiers change in under 0.35.
    """
    sample = token[:400]
    least = 0.3 if sample.islower() or sample.isupper() else 0.38
    return len(_CHANGE.findall(sample)) >= least * max(len(_INSIDE.findall(sample)), 1)


def looks_random(value: str) -> bool:
    """Whether a value of a variable or header reads like a key: eight or more characters that are no words."""
    if len(value) < 8 or is_wordy(value) or not value.isprintable() or " " in value:
        return False
    if value.startswith(("/", "./", "~/", "http://", "https://", "$")) or "://" in value or "," in value:
        return False
    if "/" in value:
        return changes_like_chance(value)
    return any(one.isdigit() for one in value) or not value.islower()
