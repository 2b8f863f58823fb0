"""The rules, one file each, and the list of them all.

The list is written by hand: a rule exists when it stands here. Names of modules are codes and names of rules.
"""

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import NamedTuple

from provcheck.model import OPENCLAW, PAI
from provcheck.rules._base import Rule

_BOTH = (OPENCLAW, PAI)
_O = (OPENCLAW,)
_P = (PAI,)


class Entry(NamedTuple):
    """A rule that is not imported yet.

    Without ``checks`` its findings come from elsewhere: from the readers, the schemas, or comments that suppress.
    ``across``: it compares bundles that have nothing else to do with each other.
    """

    code: str
    name: str
    dialects: tuple[str, ...]
    checks: bool = True
    across: bool = False

    def load(self) -> Rule:
        """The rule itself."""
        module = import_module(f"provcheck.rules.{self.code.lower()}_{self.name.replace('-', '_')}")
        rule: type[Rule] = module.RULE
        return rule()


REGISTRY = (
    Entry("PC001", "syntax-error", _BOTH, checks=False),
    Entry("PC002", "duplicate-key", _BOTH, checks=False),
    Entry("PC003", "unreadable", _BOTH, checks=False),
    Entry("PC004", "unused-suppression", _BOTH, checks=False),
    Entry("PC005", "bad-suppression", _BOTH, checks=False),
    Entry("PC006", "not-a-config", _BOTH, checks=False),
    Entry("PC101", "unknown-key", _BOTH, checks=False),
    Entry("PC102", "wrong-type", _BOTH, checks=False),
    Entry("PC103", "invalid-value", _BOTH, checks=False),
    Entry("PC104", "missing-required", _BOTH, checks=False),
    Entry("PC105", "out-of-range", _BOTH, checks=False),
    Entry("PC106", "legacy-shape", _BOTH, checks=False),
    Entry("PC107", "newer-shape", _O, checks=False),
    Entry("PC108", "wrong-api-version", _P, checks=False),
    Entry("PC201", "malformed-ref", _BOTH),
    Entry("PC202", "unknown-provider", _BOTH),
    Entry("PC203", "unknown-model", _O),
    Entry("PC204", "model-not-allowed", _BOTH),
    Entry("PC205", "publisher-prefix", _BOTH),
    Entry("PC206", "duplicate-ref", _BOTH),
    Entry("PC207", "shared-budget-fallback", _P),
    Entry("PC208", "provider-type-as-name", _P),
    Entry("PC209", "unused-provider", _BOTH),
    Entry("PC210", "duplicate-definition", _BOTH),
    Entry("PC211", "fallback-cycle", _P),
    Entry("PC212", "duplicate-agent", _O),
    Entry("PC213", "alias-clash", _O),
    Entry("PC214", "no-default-agent", _O),
    Entry("PC215", "lost-fallbacks", _O),
    Entry("PC301", "missing-allowed-models", _BOTH),
    Entry("PC302", "ref-as-id", _BOTH),
    Entry("PC303", "allowed-and-denied", _P),
    Entry("PC304", "duplicate-model", _BOTH),
    Entry("PC305", "idle-denial", _P),
    Entry("PC306", "misspelt-model", _BOTH),
    Entry("PC307", "retired-model", _BOTH),
    Entry("PC308", "unlisted-model", _BOTH),
    Entry("PC309", "not-a-chat-model", _BOTH),
    Entry("PC310", "incomplete-id", _BOTH),
    Entry("PC401", "max-tokens-exceeds-context", _O),
    Entry("PC402", "context-window-mismatch", _O),
    Entry("PC403", "max-tokens-mismatch", _O),
    Entry("PC404", "request-cap-exceeds-context", _BOTH, across=True),
    Entry("PC405", "request-cap-exceeds-daily", _P),
    Entry("PC406", "external-budget-exceeds-daily", _P),
    Entry("PC407", "agent-cap-exceeds-provider", _P),
    Entry("PC408", "missing-limits", _O),
    Entry("PC409", "smaller-fallback", _BOTH),
    Entry("PC410", "implausible-limit", _BOTH),
    Entry("PC411", "inconsistent-limits", _O, across=True),
    Entry("PC412", "negative-cost", _O),
    Entry("PC413", "idle-setting", _P),
    Entry("PC414", "bad-retry", _P),
    Entry("PC501", "missing-endpoint", _BOTH),
    Entry("PC502", "invalid-url", _BOTH),
    Entry("PC503", "insecure-http", _BOTH),
    Entry("PC504", "endpoint-path", _BOTH),
    Entry("PC505", "wrong-api", _BOTH),
    Entry("PC506", "wrong-host", _BOTH),
    Entry("PC507", "missing-azure-version", _P),
    Entry("PC601", "plaintext-secret", _BOTH),
    Entry("PC602", "undefined-variable", _O),
    Entry("PC603", "missing-credential", _BOTH),
    Entry("PC604", "malformed-secret-ref", _BOTH),
    Entry("PC605", "wrong-key-kind", _O),
    Entry("PC606", "secret-reaches-agent", _P),
    Entry("PC607", "secret-key-omitted", _P),
    Entry("PC608", "literal-variable", _O),
    Entry("PC701", "agent-shape", _P),
    Entry("PC702", "root-user", _P),
    Entry("PC703", "bad-memory", _P),
    Entry("PC704", "bad-guard", _P),
    Entry("PC705", "service-as-model-provider", _P),
    Entry("PC706", "stale-embedded-config", _P),
    Entry("PC707", "bad-service-provider", _P),
)


@cache
def get(code_or_name: str) -> Rule | None:
    """The rule of a code or a name, in any case."""
    wanted = code_or_name.strip()
    for entry in REGISTRY:
        if wanted.upper() == entry.code or wanted.lower() == entry.name:
            return entry.load()
    return None


def matches(entry: Entry, selector: str) -> bool:
    """Whether a selector (a code, the beginning of one, or a name) covers a rule."""
    return _weight(entry, selector) >= 0


def known(selector: str) -> bool:
    """Whether a selector covers any rule at all."""
    return any(matches(entry, selector) for entry in REGISTRY)


def closest(selector: str) -> str | None:
    """The name of the rule that was surely meant by a selector that covers none."""
    from provcheck.suggest import nearest

    return nearest(selector.strip().lower(), (entry.name for entry in REGISTRY))


def refusal(selector: str) -> str | None:
    """Why a selector cannot be used, in a sentence: it covers no rule."""
    if known(selector):
        return None
    close = closest(selector)
    hint = f"; did you mean {close}?" if close else ""
    return f"no rule has the code, prefix or name {selector!r}{hint}"


@cache
def selected(select: tuple[str, ...], ignore: tuple[str, ...]) -> frozenset[str]:
    """The codes that a choice leaves; where both name a rule the longer selector wins, and ignore a draw."""
    codes = set()
    for entry in REGISTRY:
        wanted = max((_weight(entry, one) for one in select), default=0) if select else 0
        unwanted = max((_weight(entry, one) for one in ignore), default=-1)
        if (not select or wanted >= 0) and wanted > unwanted:
            codes.add(entry.code)
    return frozenset(codes)


def best(code: str, selectors: Iterable[str]) -> str | None:
    """The selector that names the rule of a code most exactly; the first of several, ``None`` for none."""
    entry = next(one for one in REGISTRY if one.code == code)
    weights = {selector: _weight(entry, selector) for selector in selectors}
    found = max(weights, key=weights.__getitem__, default=None)
    return found if found is not None and weights[found] >= 0 else None


def _weight(entry: Entry, selector: str) -> int:
    """How exactly a selector names a rule: the length of a prefix, a name like a whole code, -1 for not at all."""
    if entry.name == selector.lower():
        return len(entry.code)
    return len(selector) if entry.code.startswith(selector.upper()) else -1
