"""What the files that were asked for define, each read under the settings that hold for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from provcheck import judging
from provcheck.dialects.texts import files

if TYPE_CHECKING:
    from provcheck.model import Bundle
    from provcheck.settings import Policy
    from provcheck.workspace.loaded import Domain, Loaded


def bundles(loaded: Loaded, policy: Policy) -> Iterator[Bundle]:
    """The bundles that stand in reported files, whole: parts of them may stand in files that only are context."""
    reported = {file.path for file in loaded.files if file.reported}
    for domain in loaded.domains:
        settings = policy.of(_path(domain))
        yield from (one for one in judging.bundles(domain, settings) if reported & files(one))


def _path(domain: Domain) -> str:
    """A path whose settings hold for a domain."""
    return domain.manifests[0].where().path if domain.manifests else domain.configs[0].file.path
