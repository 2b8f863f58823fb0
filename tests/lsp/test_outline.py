"""What an outline shows, and what it does not."""

from pathlib import Path

from bound import bundles
from provcheck.lsp.names.outline import outline

KEY = "nvapi-" + "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789" * 2


def test_a_secret_in_the_wrong_place_is_masked(tmp_path: Path) -> None:
    models = f'models: {{ providers: {{ lab: {{ baseUrl: "http://lab/v1", models: [{{ id: "{KEY}" }}] }} }} }}'
    text = f'{{ {models}, agents: {{ defaults: {{ model: "lab/{KEY}" }} }} }}'
    found = outline(bundles(tmp_path, {"openclaw.json": text}), "openclaw.json")
    assert [one.name for one in found] == ["lab", "defaults"]
    (model,), (ref,) = (one.items for one in found)
    assert ref.name.startswith("lab/")
    assert KEY[:24] not in model.name + ref.name
