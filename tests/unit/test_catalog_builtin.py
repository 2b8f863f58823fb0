"""Where built-in providers send their requests."""

from __future__ import annotations

import pytest

from provcheck.catalog import hosts
from provcheck.catalog.builtin import Address, address_of
from provcheck.catalog.tables import first_column
from provcheck.dialects.openclaw_releases import NEWEST, RELEASES, builtin_providers


def test_nvidia() -> None:
    assert address_of("nvidia") == Address("https://integrate.api.nvidia.com/v1", "openai-completions")


@pytest.mark.parametrize("name", ["nosuch", "", "NVIDIA", "openai-codex", "vllm", "ollama"])
def test_what_has_no_address_of_its_own(name: str) -> None:
    assert address_of(name) is None


def test_every_row_is_a_provider_of_openclaw_s() -> None:
    from provcheck.catalog.builtin import _BUILTIN

    known = frozenset().union(*map(builtin_providers, RELEASES))
    names = first_column(_BUILTIN)
    assert list(names) == sorted(names)
    assert set(names) <= known
    assert "nvidia" in builtin_providers(NEWEST)


def test_every_address_is_reached_over_the_internet() -> None:
    from provcheck.catalog.builtin import _BUILTIN

    for name in first_column(_BUILTIN):
        found = address_of(name)
        assert found is not None
        assert found.address.startswith("https://")
        assert not hosts.is_local(found.address)
