"""What becomes of a model ref: the one answer that all rules about refs start from, so that a cause is said once."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from provcheck import catalog
from provcheck.catalog import hosts
from provcheck.catalog.corrections import correction
from provcheck.catalog.served import is_hosted_nim, known_model
from provcheck.finding import Fix
from provcheck.model import PAI, Bundle, ModelRef, Provider

FINE = "fine"
MALFORMED = "malformed"
NO_PROVIDER = "no-provider"
SPACED = "spaced"
UNKNOWN_PROVIDER = "unknown-provider"
ID_AS_REF = "id-as-ref"
TYPE_AS_NAME = "type-as-name"
SWALLOWED = "swallowed-publisher"
DOUBLED = "doubled-publisher"
UNKNOWN_MODEL = "unknown-model"
DENIED = "denied"

_PLACEHOLDER = (
    r"(?i)<.*>|your\b|your[-_ ]|[-_/]your[-_]|replace[-_ ]?(me|with)|change[-_]?me|"
    r"\bplaceholder\b|\bx{3,}\b|__\w+__|@\w+@"
)

_MOST_DEFINITIONS = 100
"""A name that is defined more often may be anything, and asking them all for each ref would take minutes."""


class Outcome(NamedTuple):
    """What becomes of a ref: one of the words above, with the provider that it reaches and the id that was meant."""

    ref: ModelRef
    what: str
    provider: Provider | None = None
    meant: str | None = None

    @property
    def name(self) -> str:
        """The ref's provider part."""
        return self.ref.provider or ""

    @property
    def model(self) -> str:
        """The ref's model part."""
        return self.ref.model or ""


def outcomes(bundle: Bundle, what: str) -> Iterator[Outcome]:
    """The refs of a bundle that meet one fate."""
    for ref in bundle.refs():
        outcome = follow(ref, bundle)
        if outcome.what == what:
            yield outcome


def follow(ref: ModelRef, bundle: Bundle) -> Outcome:
    """What becomes of a ref. Nothing is said against what cannot be known."""
    fates = _fates(bundle)
    if ref not in fates:
        fates[ref] = _follow(ref, bundle)
    return fates[ref]


@lru_cache(maxsize=1)
def _fates(_: Bundle) -> dict[ModelRef, Outcome]:
    """What became of the refs of a bundle so far: most rules ask for each."""
    return {}


def _follow(ref: ModelRef, bundle: Bundle) -> Outcome:
    if not isinstance(ref.text, str) or ref.alias is not None:
        # What an alias stands for is judged where the alias is defined.
        return Outcome(ref, FINE)
    if ref.provider is None:
        return Outcome(ref, NO_PROVIDER if ref.text.strip() else MALFORMED)
    if ref.target is None:
        return Outcome(ref, MALFORMED)
    if any(any(map(str.isspace, part.strip())) for part in ref.text.split("/")):
        return Outcome(ref, SPACED)
    outcome = None
    defined = bundle.named(ref.provider.strip())
    if len(defined) > _MOST_DEFINITIONS:
        return Outcome(ref, FINE)
    # Of two definitions of one name nobody knows here which one will be in force.
    for provider in defined:
        outcome = _in_list(ref, provider, bundle)
        if outcome.what == FINE:
            break
    return outcome or _without_definition(ref, bundle)


def _without_definition(ref: ModelRef, bundle: Bundle) -> Outcome:
    name, model = ref.provider or "", ref.model or ""
    if name in bundle.foreign:
        return Outcome(ref, FINE)
    if name in bundle.platform.builtin:
        outcome = _by_catalogue(ref, None) if name == "nvidia" else Outcome(ref, FINE)
        return Outcome(ref, ID_AS_REF) if outcome.what == FINE and _is_id_of_another(ref, bundle) else outcome
    if not bundle.complete or (bundle.dialect == PAI and not bundle.providers):
        return Outcome(ref, FINE)
    if name in _kinds(bundle):
        return Outcome(ref, TYPE_AS_NAME, meant=model)
    return Outcome(ref, UNKNOWN_PROVIDER)


@lru_cache(maxsize=1)
def _kinds(bundle: Bundle) -> frozenset[object]:
    return frozenset(one.kind for one in bundle.providers)


def _is_id_of_another(ref: ModelRef, bundle: Bundle) -> bool:
    """Whether a ref to a built-in provider is, all of it, an id that one configured provider lists for nobody's use.

    Publishers are called like providers: on OpenRouter and NIM, ``google/gemma-3-27b-it`` is an id. Where some ref
    names it in full, or the built-in provider is known to have the model, both may be meant.
    """
    name, model, text = ref.provider or "", ref.model or "", str(ref.text).strip()
    owners = listing(bundle, text)
    if len(owners) != 1 or bundle.mentions(owners[0], text) or not bundle.complete:
        return False
    if name == "nvidia":
        return catalog.find_nim(model) is None
    return catalog.find_native(name, model) is None and catalog.find_native(name, model.replace(".", "-")) is None


def _in_list(ref: ModelRef, provider: Provider, bundle: Bundle) -> Outcome:
    name, model = ref.provider or "", ref.model or ""
    if provider.denial(model):
        return Outcome(ref, DENIED, provider)
    if not provider.listed or not isinstance(provider.models, tuple):
        return _by_catalogue(ref, provider) if is_hosted_nim(provider) else Outcome(ref, FINE, provider)
    if provider.find(model):
        return Outcome(ref, FINE, provider)
    full = f"{name}/{model}"
    if provider.find(full):
        doubted = is_ref_as_id(provider, full, bundle)
        return Outcome(ref, FINE if doubted else SWALLOWED, provider, full)
    bare = model.removeprefix(f"{name}/")
    if bare != model and provider.find(bare):
        return Outcome(ref, DOUBLED, provider, bare)
    if not provider.complete:
        return Outcome(ref, FINE, provider)
    return Outcome(ref, UNKNOWN_MODEL, provider)


def _by_catalogue(ref: ModelRef, provider: Provider | None) -> Outcome:
    """A ref to hosted NIM where no list tells the ids: the catalogue knows publishers that a ref lost or doubled."""
    name, model = ref.provider or "", ref.model or ""
    if catalog.find_nim(model, name):
        return Outcome(ref, FINE, provider)
    full, bare = f"{name}/{model}", model.removeprefix(f"{name}/")
    if catalog.find_nim(full, name):
        return Outcome(ref, SWALLOWED, provider, full)
    if bare != model and catalog.find_nim(bare, name):
        return Outcome(ref, DOUBLED, provider, bare)
    return Outcome(ref, FINE, provider)


def is_restored(outcome: Outcome, bundle: Bundle) -> bool:
    """Whether OpenClaw itself puts a lost publisher back: for hosted NIM, and only there."""
    if outcome.what != SWALLOWED or not bundle.platform.restores_publisher or outcome.name != "nvidia":
        return False
    return outcome.provider is None or is_hosted_nim(outcome.provider)


def is_ref_as_id(provider: Provider, model_id: str, bundle: Bundle) -> bool:
    """Whether an id of a provider's list wrongly carries the provider's own name.

    Some ids really begin with it: NVIDIA's own models on NIM, OpenRouter's own routers. So does an id that a ref
    of the bundle spells out in full.
    """
    name = provider.name
    if not isinstance(name, str) or not model_id.lower().startswith(f"{name.lower()}/"):
        return False
    if catalog.find_weights(model_id) or correction(name, model_id):
        return False
    bare = model_id[len(name) + 1 :]
    if is_hosted_nim(provider) and "/" not in bare:
        # Every id there begins with a publisher; a newer one than the catalogue's is more likely than none.
        return False
    if name == "openrouter" or (isinstance(provider.endpoint, str) and hosts.vendor(provider.endpoint) == "openrouter"):
        return "/" in bare and name == "openrouter"
    if knows(provider, bare):
        return True
    return not bundle.mentions(name, model_id)


def knows(provider: Provider, model_id: str) -> bool:
    """Whether the catalogue knows an id: as weights that anybody may serve, or of the vendor who answers there."""
    return catalog.find_weights(model_id) is not None or known_model(provider, model_id) is not None


def is_placeholder(text: str) -> bool:
    """Whether a ref was left for the reader to fill in, as in ``your-provider/your-model``."""
    return re.search(_PLACEHOLDER, text) is not None


def listing(bundle: Bundle, model_id: str) -> list[str]:
    """The names of the providers that list an id."""
    return _listings(bundle).get(model_id, [])


@lru_cache(maxsize=1)
def _listings(bundle: Bundle) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for provider in bundle.providers:
        if isinstance(provider.name, str):
            for model_id in {one.id for one in provider.listed if isinstance(one.id, str)}:
                found.setdefault(model_id, []).append(provider.name)
    return found


def rewriting(ref: ModelRef, text: str, bundle: Bundle, *, safe: bool = True) -> Fix | None:
    """The fix that writes a ref anew; none where it would then repeat another one of its route."""
    provider, _, model = text.partition("/")
    for targets in _neighbours(bundle).get(ref, ()):
        if any(one is not ref for one in targets.get((provider, model), ())):
            return None
    return Fix.of(f'write "{text}"', ref.replace("", text), safe=safe)


def rewriting_everywhere(ref: ModelRef, text: str, bundle: Bundle) -> Fix | None:
    """The unsafe fix that writes a ref anew wherever the bundle has it: in an allow list as well as in a route."""
    alike = _by_text(bundle).get(str(ref.text), [ref])
    fixes = [rewriting(one, text, bundle, safe=False) for one in alike]
    return Fix.of(f'write "{text}"', *(fix.edits if fix else () for fix in fixes), safe=False)


@lru_cache(maxsize=1)
def _by_text(bundle: Bundle) -> dict[str, list[ModelRef]]:
    """The refs of a bundle, aliases apart, by what stands there."""
    found: dict[str, list[ModelRef]] = {}
    for ref in bundle.refs():
        if isinstance(ref.text, str) and ref.alias is None:
            found.setdefault(ref.text, []).append(ref)
    return found


@lru_cache(maxsize=1)
def _neighbours(bundle: Bundle) -> dict[ModelRef, list[dict[tuple[str, str] | None, list[ModelRef]]]]:
    """The routes that each ref stands in, as what they hold by target."""
    found: dict[ModelRef, list[dict[tuple[str, str] | None, list[ModelRef]]]] = {}
    for route in bundle.routes():
        targets: dict[tuple[str, str] | None, list[ModelRef]] = {}
        for ref in route.refs:
            targets.setdefault(ref.target, []).append(ref)
            found.setdefault(ref, []).append(targets)
    return found
