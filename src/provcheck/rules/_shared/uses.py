"""Which models a bundle asks of whom: ids in a provider's list, and ids that refs name where no list holds them.

Rules about ids speak where an id is written for good: in the list, or else in the refs. A ref that its provider's list
shuts out is the business of the rules about refs.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from provcheck.catalog.served import is_hosted_nim
from provcheck.finding import Related
from provcheck.model import PAI, Bundle, Model, ModelRef, Provider
from provcheck.rules._shared.few import MOST
from provcheck.rules._shared.refs import FINE, UNKNOWN_MODEL, Outcome, follow, is_restored
from provcheck.rules._shared.unlisted import is_refused, knows_itself
from provcheck.syntax.source import Location


class Use(NamedTuple):
    """An id that is asked of a provider.

    ``name`` is the provider's name in refs. ``provider`` is ``None`` where the platform has it built in and nothing is
    configured. ``model`` is the entry of its list; where no list holds the id, ``refs`` are those that name it.
    ``doubtful``: a list that should hold the id lacks it, and the platform asks for it all the same.
    """

    id: str
    name: str
    provider: Provider | None
    bundle: Bundle
    model: Model | None = None
    refs: tuple[ModelRef, ...] = ()
    doubtful: bool = False

    @property
    def is_nim(self) -> bool:
        """Whether NVIDIA's hosted service is asked."""
        return is_hosted_nim(self.provider) if self.provider else self.name == "nvidia"

    def vetted(self) -> list[ModelRef]:
        """The refs to the id at which the platform's own check looks for retired models."""
        refs = self.refs if self.model is None else refs_to(self.bundle, self.name, self.id)
        return [ref for ref in refs if ref.vetted]

    def places(self) -> Iterator[tuple[Location, list[Related]]]:
        """Where to speak of the id, and where else it stands: its entry in the list, else each file with refs."""
        if self.model is not None:
            yield self.model.where("id"), _elsewhere(refs_to(self.bundle, self.name, self.id))
            return
        by_path: dict[str, list[ModelRef]] = {}
        for ref in self.refs:
            by_path.setdefault(ref.where().path, []).append(ref)
        for first, *others in by_path.values():
            yield first.where(), _elsewhere(others)


def _elsewhere(refs: list[ModelRef]) -> list[Related]:
    return [Related(ref.where(), "it is used here") for ref in refs[:MOST]]


def refs_to(bundle: Bundle, provider: str, model_id: str) -> list[ModelRef]:
    """The refs that name a model of a provider, those behind an alias too."""
    return _by_target(bundle).get((provider, model_id), [])


@lru_cache(maxsize=1)
def _by_target(bundle: Bundle) -> dict[tuple[str, str], list[ModelRef]]:
    found: dict[tuple[str, str], list[ModelRef]] = {}
    for ref in bundle.refs():
        if ref.target is not None:
            found.setdefault(ref.target, []).append(ref)
    return found


@lru_cache(maxsize=1)
def uses(bundle: Bundle) -> tuple[Use, ...]:
    """Every id that is asked of a provider, once for each provider."""
    return (*_listed(bundle), *_named(bundle))


def _listed(bundle: Bundle) -> Iterator[Use]:
    for provider in bundle.providers:
        name = provider.name if isinstance(provider.name, str) else ""
        # An id that stands twice is one use; that it stands twice is another rule's business.
        entries = {model.id: model for model in reversed(provider.listed)}
        for model_id, model in reversed(entries.items()):
            if isinstance(model_id, str) and model_id:
                yield Use(model_id, name, provider, bundle, model)


def _named(bundle: Bundle) -> Iterator[Use]:
    found: dict[tuple[str, str], list[ModelRef]] = {}
    asked: dict[tuple[str, str], Use] = {}
    for ref in bundle.refs():
        use = asked_by(follow(ref, bundle), bundle)
        if use is not None:
            asked.setdefault((use.name, use.id), use)
            found.setdefault((use.name, use.id), []).append(ref)
    for key, use in asked.items():
        yield use._replace(refs=tuple(found[key]))


def asked_by(outcome: Outcome, bundle: Bundle) -> Use | None:
    """What a ref asks for, unless a list holds it, its provider is not known here, or it is sure to be refused."""
    ref, provider, name = outcome.ref, outcome.provider, outcome.name
    if ref.target is None or ref.alias is not None:
        return None
    if provider is None and not _is_built_in(name, bundle):
        return None
    doubtful = False
    if outcome.what == UNKNOWN_MODEL and provider is not None:
        doubtful = not knows_itself(provider, outcome.model, bundle)
        if bundle.dialect == PAI or (doubtful and is_refused(provider, bundle)):
            return None
    elif outcome.what != FINE and not is_restored(outcome, bundle):
        return None
    model_id = outcome.meant or outcome.model
    if any(one.find(model_id) for one in bundle.named(name)):
        return None
    return Use(model_id, name, provider, bundle, refs=(ref,), doubtful=doubtful)


def _is_built_in(name: str, bundle: Bundle) -> bool:
    """Whether the platform's own provider answers, not one of the manifests around an embedded configuration."""
    around = bundle.around
    return name in bundle.platform.builtin and not (around is not None and around.named(name))
