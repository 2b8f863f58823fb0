"""OpenClaw's allow list, where it was made of what Pai allows of each provider."""

from __future__ import annotations

from provcheck.conversion.entry import Outcome
from provcheck.conversion.spot import Path, Spot
from provcheck.conversion.to_pai.job import Job
from provcheck.conversion.to_pai.providers import Providers

_POLICY: Path = ("agents", "defaults", "modelPolicy")
_CHOICES: Path = ("agents", "defaults", "models")


def settle_allow_list(job: Job, providers: Providers) -> None:
    """Note that the list is in the manifests again, if it says nothing else than they do."""
    tree = job.source.tree
    for path in (_POLICY, _CHOICES):
        leaves = list(tree.below(path))
        refs = [str(leaf.value if path == _POLICY else leaf.path[-1]) for leaf in leaves]
        targets = [_target(ref, providers) for ref in refs]
        if all(targets) and (path == _POLICY or all(leaf.value == {} for leaf in leaves)):
            for leaf, target in zip(leaves, targets, strict=True):
                leaf.became(Outcome.RENAMED, target, "what its provider allows")


def _target(ref: str, providers: Providers) -> Spot | None:
    """Where a manifest that came from Pai says what an entry of the list says; ``None`` where none does."""
    name, _, model = ref.partition("/")
    made = providers.made.get(name)
    if made is None or made.kept is None:
        return None
    if model == "*":
        return made.resource.at("spec")
    listed = model in made.allowed
    return made.resource.at("spec", "allowedModels", made.allowed[model]) if listed else None
