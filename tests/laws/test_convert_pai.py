"""Laws of the conversion, over folders of Pai's manifests: what goes to OpenClaw comes back, and all is accounted for."""

from __future__ import annotations

import json
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

import convert_manifests
from convert_manifests import Data, Folder
from provcheck.conversion.entry import Entry, Outcome
from provcheck.conversion.ledger import SECRET
from provcheck.conversion.report import json as report
from provcheck.conversion.report import table
from provcheck.conversion.run import Conversion, Request, convert
from provcheck.conversion.sources import Options
from provcheck.dialects.openclaw_releases import NEWEST
from provcheck.engine import judge
from provcheck.finding import Severity
from provcheck.model import OPENCLAW, PAI
from provcheck.schema import accepts
from provcheck.settings import Settings
from provcheck.syntax import json5, yaml
from provcheck.syntax.node import Mapping, Node, Scalar, Sequence, resolve
from provcheck.workspace.load import load_workspace
from support import TODAY

RELEASES = (NEWEST, "2026.8.2", "2026.7.1", "2026.3.31")
CHECKED = Settings(as_of=TODAY, show=Severity.ERROR, fail_on=Severity.ERROR)
UNREADABLE = ("PC0", "PC101", "PC102", "PC103", "PC104", "PC105")
GONE_METADATA = ("resourceVersion",)
THE_SAME_THERE = {"PC204": "PC203", "PC601": "PC604"}
"""One fault under two codes: OpenClaw lists models where Pai allows them; of a reference in which a secret stands, the
rest comes back.
"""

FOLDERS = st.builds(
    lambda seed, size: convert_manifests.folder(random.Random(seed), size),
    st.integers(min_value=0, max_value=2**40),
    st.integers(min_value=0, max_value=4),
)
# The folders are always the same ones, so that no run fails for a rare one that nobody has looked at yet.
some_folders = settings(max_examples=50, deadline=None, derandomize=True)


class Run(NamedTuple):
    """Both ways: the configuration, and the manifests that are made of it again."""

    there: Conversion
    back: Conversion
    text: str
    manifests: str


@contextmanager
def workplace(files: dict[str, str]) -> Iterator[list[str]]:
    """A folder with files to be in; gives their names."""
    with tempfile.TemporaryDirectory() as name, chdir(name):
        for path, text in files.items():
            Path(path).write_bytes(text.encode())
        yield list(files)


def there(files: dict[str, str], release: str, **choices: Any) -> Conversion:
    """What OpenClaw's configuration of a release becomes of manifests."""
    with workplace(files) as names:
        loaded = load_workspace(names, CHECKED)
        options = Options(release, as_of=TODAY.isoformat(), **choices)
        return convert(loaded, Request(OPENCLAW, options, release, header=bool(choices)))


def back(text: str, **choices: Any) -> Conversion:
    """What manifests become of OpenClaw's configuration."""
    with workplace({"openclaw.json": text}) as names:
        loaded = load_workspace(names, CHECKED)
        return convert(loaded, Request(PAI, Options(NEWEST, **choices)))


def both_ways(folder: Folder, release: str) -> Run:
    first = there(texts_of(folder), release)
    (made,) = first.outputs
    second = back(made.text)
    (again,) = second.outputs
    return Run(first, second, made.text, again.text)


def errors(files: dict[str, str], release: str = "", select: tuple[str, ...] = ()) -> set[str]:
    """The codes of the errors in files."""
    with workplace(files) as names:
        chosen = CHECKED._replace(releases=(release,) if release else (), select=select)
        found = judge(load_workspace(names, chosen), chosen)
        return {one.code for one in found.findings if one.severity is Severity.ERROR}


def texts_of(folder: Folder) -> dict[str, str]:
    return {name: file.text for name, file in folder.files.items()}


def data_of(node: Node) -> Any:
    node = resolve(node)
    if isinstance(node, Mapping):
        return {str(one.name): data_of(one.value) for one in node.members}
    if isinstance(node, Sequence):
        return [data_of(item) for item in node.items]
    return node.value if isinstance(node, Scalar) else None


def manifests_of(text: str) -> list[Data]:
    return [data for root in yaml.read(text).roots if isinstance(data := data_of(root), dict)]


def configuration_of(text: str) -> Data:
    (root,) = json5.read(text).roots
    data = data_of(root)
    assert isinstance(data, dict)
    return data


# What should be there again


def expected(folder: Folder, kinds: tuple[str, ...] = ("ModelProvider", "Agent")) -> dict[tuple[str, str, str], Data]:
    """The resources of some kinds: of several with one name the last, without secrets and what says nothing."""
    found = {identity(one): one for one in folder.documents if one["kind"] in kinds}
    return {key: bare(without(one, folder.secrets)) for key, one in found.items()}


def identity(one: Data) -> tuple[str, str, str]:
    metadata = one["metadata"]
    return one["kind"], metadata.get("namespace", ""), metadata["name"]


def without(value: Any, secrets: list[str]) -> Any:
    """Data without the values that hold a secret."""
    if isinstance(value, dict):
        parts = {key: without(part, secrets) for key, part in value.items()}
        return {key: part for key, part in parts.items() if part is not GONE}
    if isinstance(value, list):
        return [part for item in value if (part := without(item, secrets)) is not GONE]
    return GONE if isinstance(value, str) and any(one in value for one in secrets) else value


GONE = object()


def bare(one: Data) -> Data:
    """Metadata and spec, without what means nothing and what provcheck wrote itself."""
    metadata = {key: value for key, value in one["metadata"].items() if key not in GONE_METADATA}
    notes = metadata.get("annotations")
    if isinstance(notes, dict):
        metadata["annotations"] = {key: text for key, text in notes.items() if not key.startswith("provcheck.dev/")}
    return {"metadata": set_only(metadata), "spec": set_only(one["spec"])}


def set_only(fields: Data) -> Data:
    """Fields without those that are set to nothing; further inside, nothing may mean something."""
    return {key: value for key, value in fields.items() if value not in ("", [], {}) and value is not None}


@given(FOLDERS, st.sampled_from(RELEASES))
@some_folders
def test_there_and_back(folder: Folder, release: str) -> None:
    run = both_ways(folder, release)
    found = {identity(one): bare(one) for one in manifests_of(run.manifests)}
    wanted = expected(folder)
    leave_out_hidden_addresses(folder, wanted, found)
    different = {key: sides for key, sides in differing(wanted, found).items() if not is_told(key, run)}
    assert different == {}, different
    supplied = {one.target.document for one in run.back.entries if one.outcome is Outcome.DEFAULTED and one.target}
    made = [identity(one) for place, one in enumerate(manifests_of(run.manifests)) if place not in supplied]
    assert {key for key in made if key[0] in ("ModelProvider", "Agent")} <= wanted.keys(), made


def is_told(key: tuple[str, ...], run: Run) -> bool:
    """Whether the report says of a field that it is not copied, or means something else there.

    An anchor that is a secret's somewhere hides whatever else has its name; OpenClaw puts NVIDIA's name before ids.
    """
    pointer = f"/{'/'.join(key[3:])}"
    told = [one for one in run.there.entries if one.source.pointer.startswith(pointer)]
    hidden = any(one.reason == SECRET.reason for one in told)
    return hidden or any(one.outcome is Outcome.APPROXIMATED and key[-1] == "models" for one in told)


def differing(wanted: dict[Any, Data], found: dict[Any, Data]) -> dict[Any, Any]:
    """What is not as it should be: as it was and as it is, field by field."""
    made: dict[Any, Any] = {}
    for key, one in wanted.items():
        other = found.get(key)
        if other is None:
            made[key] = "not there"
            continue
        for part in ("metadata", "spec"):
            for name in one[part].keys() | other[part].keys():
                sides = one[part].get(name), other[part].get(name)
                if sides[0] != sides[1]:
                    made[(*key, part, name)] = sides
    return made


def leave_out_hidden_addresses(folder: Folder, wanted: dict[Any, Data], found: dict[Any, Data]) -> None:
    """An address that holds a password does not come back."""
    for one in folder.documents:
        if "@" in str(one.get("spec", {}).get("endpoint", "")) and identity(one) in found:
            for side in (wanted, found):
                side[identity(one)]["spec"].pop("endpoint", None)


@given(FOLDERS, st.sampled_from(RELEASES))
@some_folders
def test_services_and_guards_wait_beside_openclaw_s_settings(folder: Folder, release: str) -> None:
    """As long as there is a provider or agent that they can travel with; else nothing is converted at all."""
    run = both_ways(folder, release)
    found = {identity(one): bare(one) for one in manifests_of(run.manifests)}
    wanted = expected(folder, ("Provider", "GuardBinding")) if expected(folder) else {}
    assert differing(wanted, found) == {}, differing(wanted, found)


# Accounting


@given(FOLDERS, st.sampled_from(RELEASES), st.booleans())
@some_folders
def test_every_value_has_one_entry(folder: Folder, release: str, annotations: bool) -> None:
    made = there(texts_of(folder), release, annotations=annotations)
    count = Counter((one.source.path, one.source.document, one.source.pointer) for one in made.entries)
    for name, file in folder.files.items():
        if "pai.io/" not in file.text:
            continue
        for number, (leaves, repeated) in enumerate(zip(file.leaves, file.repeated, strict=True)):
            mine = {
                pointer: times for (path, place, pointer), times in count.items() if (path, place) == (name, number)
            }
            wrong = {pointer: mine.get(pointer, 0) for pointer in leaves if mine.get(pointer, 0) != 1}
            assert wrong == {}, wrong
            for pointer in mine.keys() - leaves:
                assert is_around(pointer, leaves) or is_below(pointer, repeated), pointer
    assert {path for path, _, _ in count} <= folder.files.keys()


def is_around(pointer: str, leaves: set[str]) -> bool:
    return any(one.startswith(f"{pointer}/") for one in leaves)


def is_below(pointer: str, repeated: set[str]) -> bool:
    return any(pointer == one or pointer.startswith(f"{one}/") or one.startswith(f"{pointer}/") for one in repeated)


def test_a_document_with_nothing_in_it_counts() -> None:
    agent = "apiVersion: pai.io/v1\nkind: Agent\nmetadata: {name: a}\nspec: {models: [openai/gpt-4o]}\n"
    made = there({"a.yaml": f"{agent}---\n# nothing\n---\n{agent.replace('name: a', 'name: b')}"}, NEWEST)
    assert {one.source.document for one in made.entries} == {0, 2}


@given(FOLDERS, st.sampled_from(RELEASES))
@some_folders
def test_every_target_is_there(folder: Folder, release: str) -> None:
    run = both_ways(folder, release)
    targets_exist(run.there.entries, {"<stdout>": [configuration_of(run.text)]})
    targets_exist(run.back.entries, {"<stdout>": manifests_of(run.manifests)})


def targets_exist(entries: list[Entry], outputs: dict[str, list[Data]]) -> None:
    for one in entries:
        if one.target is not None:
            at(outputs[one.target.path][one.target.document], one.target.pointer)


# Checking the result


@given(FOLDERS, st.sampled_from((*RELEASES, "2026.1.30")))
@some_folders
def test_the_result_has_no_error_that_the_source_has_not(folder: Folder, release: str) -> None:
    made = there(texts_of(folder), release)
    text = made.outputs[0].text
    assert accepts(OPENCLAW, release, configuration_of(text))
    before = errors(texts_of(folder))
    before |= {THE_SAME_THERE[code] for code in before & THE_SAME_THERE.keys()}
    after = errors({"openclaw.json": text}, release)
    assert after <= before, (after, before)
    again = errors({"manifests.yaml": back(text).outputs[0].text})
    assert again <= before, ("on the way back", again, before)


# Secrets


@given(FOLDERS, st.sampled_from(RELEASES), st.booleans())
@some_folders
def test_no_secret_gets_out(folder: Folder, release: str, annotations: bool) -> None:
    made = there(texts_of(folder), release, annotations=annotations)
    again = back(made.outputs[0].text, annotations=annotations)
    shown = [one.text for run in (made, again) for one in run.outputs]
    for run in (made, again):
        shown += [report.render(run.entries), table.render(run.entries, run.commands, width=400, color=False)]
        shown += [*run.commands, json.dumps([[*one.source, one.reason] for one in run.entries])]
    for secret in folder.secrets:
        assert not [text for text in shown if secret in text], secret


# Bytes


@given(FOLDERS, st.sampled_from(RELEASES))
@some_folders
def test_twice_gives_the_same_bytes(folder: Folder, release: str) -> None:
    first, second = both_ways(folder, release), both_ways(folder, release)
    assert (first.text, first.manifests) == (second.text, second.manifests)
    assert (first.there.entries, first.back.entries) == (second.there.entries, second.back.entries)


@given(FOLDERS, st.sampled_from(RELEASES))
@settings(some_folders, max_examples=15)
def test_readers_of_both_versions_of_yaml_agree(folder: Folder, release: str) -> None:
    text = both_ways(folder, release).manifests
    read: list[Any] = []
    for version in ((1, 1), (1, 2)):
        reader = YAML(typ="safe", pure=True)
        reader.version = version
        read.append(list(reader.load_all(text)))
    old, new = read
    assert old == new == manifests_of(text)


# Refs


@given(FOLDERS, st.sampled_from(RELEASES))
@some_folders
def test_agents_use_the_same_models_in_the_same_order(folder: Folder, release: str) -> None:
    run = both_ways(folder, release)
    wanted = expected(folder)
    again = {identity(one): one for one in manifests_of(run.manifests)}
    for key in wanted:
        if key[0] == "Agent" and key in again:
            assert reached(again[key], again, wanted) == reached(wanted[key], wanted, wanted)


def reached(agent: Data, resources: dict[Any, Data], known: dict[Any, Data]) -> list[tuple[str, str, str]]:
    """Type and address of the provider and the model's id, of each ref of an agent to a provider that is known."""
    namespace = agent["metadata"].get("namespace", "")
    parts = [text.partition("/") for text in agent["spec"].get("models", [])]
    keys = [(("ModelProvider", namespace, name), model) for name, _, model in parts]
    return [(*address(resources.get(key), known[key]), model) for key, model in keys if key in known]


def address(provider: Data | None, known: Data) -> tuple[str, str]:
    """Type and address; of one with a password in it the latter is not compared."""
    spec = provider["spec"] if provider else {}
    return spec.get("provider", ""), spec.get("endpoint", "") if "endpoint" in known["spec"] else ""


@given(FOLDERS, st.sampled_from(RELEASES))
@some_folders
def test_openclaw_s_agents_reach_what_pai_s_reach(folder: Folder, release: str) -> None:
    """What goes to OpenClaw and is not in the user's hands reaches the same models there, in the same order."""
    made = there(texts_of(folder), release)
    config, wanted = configuration_of(made.outputs[0].text), expected(folder)
    places = {(one.source.path, one.source.document, one.source.pointer): one for one in made.entries}
    for (name, number), document in numbered(folder):
        if document["kind"] == "Agent" and document is last_of(folder, identity(document)):
            entries = [places.get((name, number, f"/spec/models/{place}")) for place in range(len(models_of(document)))]
            for text, entry in zip(models_of(document), entries, strict=True):
                if entry is not None and entry.outcome in (Outcome.EXACT, Outcome.RENAMED):
                    assert_same_model(text, document, entry, config, wanted)
            targets = [one.target.pointer for one in entries if one and one.target]
            if targets:
                agent = at(config, targets[0].rpartition("/model")[0])
                assert route_of(agent) == [at(config, one) for one in targets]


def numbered(folder: Folder) -> Iterator[tuple[tuple[str, int], Data]]:
    """The documents with their files and numbers."""
    rest = iter(folder.documents)
    for name, file in folder.files.items():
        for number in range(len(file.leaves)):
            yield (name, number), next(rest)


def last_of(folder: Folder, key: tuple[str, str, str]) -> Data | None:
    return {identity(one): one for one in folder.documents}.get(key)


def models_of(document: Data) -> list[str]:
    found = document["spec"].get("models", [])
    assert isinstance(found, list)
    return found


def at(data: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        data = data[int(key) if isinstance(data, list) else key]
    return data


def route_of(agent: Data) -> list[str]:
    model = agent.get("model")
    return [model["primary"], *model.get("fallbacks", [])] if isinstance(model, dict) else [model] if model else []


def assert_same_model(text: str, agent: Data, entry: Entry, config: Data, wanted: dict[Any, Data]) -> None:
    """A ref reaches the provider's entry with its address, or the vendor's own where Pai's has none."""
    assert entry.target is not None
    name, _, model = text.partition("/")
    provider = wanted.get(("ModelProvider", agent["metadata"].get("namespace", ""), name))
    ref = at(config, entry.target.pointer)
    assert isinstance(ref, str), (text, entry.target.pointer)
    assert ref.partition("/")[2] == model, (text, ref)
    made = config.get("models", {}).get("providers", {}).get(ref.partition("/")[0])
    if provider is None:
        assert ref == text
        assert made is None, ("a provider of another namespace", ref)
    elif made is None:
        native = {"gemini": "google"}.get(provider["spec"]["provider"], provider["spec"]["provider"])
        assert (ref.partition("/")[0], provider["spec"].get("endpoint")) == (native, None)
    else:
        endpoint = provider["spec"].get("endpoint")
        assert endpoint is None or made["baseUrl"].startswith(endpoint.rstrip("/")), (endpoint, made)
