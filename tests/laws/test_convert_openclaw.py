"""Laws of the way from OpenClaw to Pai and back: nothing is lost unsaid, nothing leaks, nothing gets worse."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from hypothesis import HealthCheck, assume, given, settings

import convert_samples as samples
from convert_samples import Sample
from provcheck.conversion.entry import Entry, Outcome
from provcheck.conversion.ledger import SECRET
from provcheck.conversion.report import json as json_report
from provcheck.conversion.report import table
from provcheck.conversion.run import Conversion
from provcheck.dialects import openclaw
from provcheck.dialects.view import escape
from provcheck.syntax.node import Mapping, Node, Scalar, Sequence, resolve

AGENT_KEYS = frozenset(
    """
    id default name contextTokens params model models modelPolicy imageModel pdfModel utilityModel subagents.model
    heartbeat.model compaction.model
    """.split()  # noqa: SIM905
)
"""What is kept of an agent and of what all agents share."""

# The samples are always the same ones, so that no run fails for a rare one that nobody has looked at yet.
many = settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


SAME_FAULT = {"PC306": "PC205"}
"""One fault under two codes: a publisher that is missing in a ref is missing in an id that Pai has to allow."""


class Trip(NamedTuple):
    """There and back."""

    sample: Sample
    there: Conversion
    manifests: str
    back: Conversion
    config: str


def trip(sample: Sample) -> Trip:
    """A sample there and back, if it is converted at all."""
    judged = samples.judged("openclaw.json", sample.text, sample.release)
    assume(not samples.is_refused(judged))
    # What a release does not take is left out of a result for it.
    assume(not {"PC106", "PC107"} & samples.codes(judged))
    there = samples.to_pai(sample.text, sample.release)
    manifests = "".join(one.text for one in there.outputs)
    assume(manifests.strip())
    back = samples.to_openclaw(manifests, sample.release)
    return Trip(sample, there, manifests, back, "".join(one.text for one in back.outputs))


# Data


def data_of(path: str, text: str) -> list[Any]:
    """The documents of a text as plain data."""
    return [as_data(root) for root in samples.loaded(path, text).files[0].reading.roots]


def as_data(node: Node) -> Any:
    """The data that a syntax tree stands for."""
    node = resolve(node)
    if isinstance(node, Mapping):
        return {str(member.name): as_data(member.value) for member in node.members}
    if isinstance(node, Sequence):
        return [as_data(item) for item in node.items]
    return node.value if isinstance(node, Scalar) else None


def leaves(data: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Each scalar and each empty mapping or list, with its pointer."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    if not inner or not isinstance(data, (dict, list)) or not data:
        yield pointer, data
        return
    for step, value in inner:
        yield from leaves(value, f"{pointer}/{escape(str(step))}")


def at(data: Any, pointer: str) -> Any:
    """What stands at a pointer. Raises KeyError or IndexError."""
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        if not isinstance(data, (dict, list)):
            raise KeyError(pointer)
        data = data[int(key)] if isinstance(data, list) else data[key]
    return data


def is_secret(value: Any) -> bool:
    return isinstance(value, str) and any(one in value for one in samples.SECRETS)


GONE = object()


def purged(data: Any, *, goes: Callable[[Any], bool]) -> Any:
    """Data without some of its leaves, and without what holds nothing any more."""
    if goes(data):
        return GONE
    if isinstance(data, dict) and data:
        return {k: v for k, one in data.items() if (v := purged(one, goes=goes)) is not GONE} or GONE
    if isinstance(data, list) and data:
        return [v for one in data if (v := purged(one, goes=goes)) is not GONE] or GONE
    return data


# What comes back


def not_copied(made: Trip) -> frozenset[str]:
    """Where a key, a header or another secret stands in the source: it is never copied."""
    entries = made.there.entries
    reasons = (SECRET.reason, "without user")
    found = [one for one in entries if one.reason.startswith(reasons) or one.source.pointer.endswith("/apiKey")]
    return frozenset(one.source.pointer for one in found if not _is_variable(at(made.sample.data, one.source.pointer)))


def _is_variable(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"\$\{\w+\}|\$[A-Z_]+", value) is not None


def cut(data: Any, hidden: frozenset[str], pointer: str = "") -> Any:
    """Data without what is not copied."""
    if pointer in hidden:
        return GONE
    if isinstance(data, dict) and data:
        inner = {key: cut(one, hidden, f"{pointer}/{escape(str(key))}") for key, one in data.items()}
        return {key: one for key, one in inner.items() if one is not GONE}
    if isinstance(data, list) and data:
        return [cut(one, hidden, f"{pointer}/{place}") for place, one in enumerate(data)]
    return data


def expected(data: dict[str, Any], hidden: frozenset[str] = frozenset()) -> dict[str, Any]:
    """What of a configuration has to come back."""
    copied = cut(data, hidden)
    data = {} if copied is GONE else copied
    agents = of_models(data.get("agents", {}))
    found = {**({"models": data["models"]} if "models" in data else {}), **({"agents": agents} if agents else {})}
    kept = purged(found, goes=is_secret)
    return comparable({} if kept is GONE else kept)


def of_models(agents: dict[str, Any]) -> dict[str, Any]:
    """Of agents what has to do with models; the first of a list counts where none is the default."""
    made: dict[str, Any] = {key: value for key, value in agents.items() if key == "ownership"}
    if chosen := _chosen(agents.get("defaults", {})):
        made["defaults"] = chosen
    if "list" in agents:
        made["list"] = {one["id"]: _chosen(one) for one in agents["list"]}
        made["order"] = list(made["list"])
    if "entries" in agents:
        made["entries"] = {name: _chosen(one) for name, one in agents["entries"].items()}
    return made


def _chosen(entry: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in entry.items():
        if key in AGENT_KEYS:
            made[key] = value
        elif isinstance(value, dict) and f"{key}.model" in AGENT_KEYS and "model" in value:
            made[key] = {"model": value["model"]}
    return made


def comparable(data: dict[str, Any]) -> dict[str, Any]:
    """Data in which the rows of one model stand together: the order of different models means nothing.

    Without a mode OpenClaw merges.
    """
    models = {"mode": "merge", **data.get("models", {})}
    providers = {
        name: {**entry, "models": _grouped(entry["models"])} if "models" in entry else entry
        for name, entry in models.get("providers", {}).items()
    }
    return {**data, "models": {**models, **({"providers": providers} if "providers" in models else {})}}


def _grouped(rows: list[dict[str, Any]]) -> dict[str, list[Any]]:
    made: dict[str, list[Any]] = {}
    for row in rows:
        made.setdefault(row["id"], []).append(row)
    return made


def differences(old: Any, new: Any, path: str = "") -> Iterator[str]:
    """Where two data differ."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(one for one in new if one not in old)]:
            inner = f"{path}/{escape(str(key))}"
            if key not in new or key not in old:
                yield f"{inner}: {'gone' if key in old else 'new'}: {json.dumps((old if key in old else new)[key])}"
            else:
                yield from differences(old[key], new[key], inner)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for place, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from differences(one, other, f"{path}/{place}")
    elif old != new or isinstance(old, bool) is not isinstance(new, bool):
        yield f"{path}: {json.dumps(old)} became {json.dumps(new)}"


def hollow(data: Any) -> Any:
    """Data without mappings that hold nothing, which say nothing."""
    if isinstance(data, dict):
        inner = {key: hollow(one) for key, one in data.items()}
        return {key: one for key, one in inner.items() if one != {}}
    return [hollow(one) for one in data] if isinstance(data, list) else data


def lost(made: Trip) -> Iterator[str]:
    """What does not come back as it was."""
    old = expected(made.sample.data, not_copied(made))
    (config,) = data_of("openclaw.json", made.config) or [{}]
    new = expected(config)
    for one in differences(hollow(old), hollow(new)):
        if not _is_excused(one, made):
            yield one


def _is_excused(difference: str, made: Trip) -> bool:
    """Whether a difference is one of a secret, which does not come back, or a model that only a ref has named."""
    found = re.match(r"(/models/providers/[^/]*)/(apiKey|baseUrl): ", difference)
    if found:
        hidden = not_copied(made)
        return f"{found[1]}/{found[2]}" in hidden or is_secret(at(made.sample.data, found[1]).get(found[2]))
    if any(one.startswith(f"{difference.partition(':')[0]}/") for one in not_copied(made)):
        return True  # without its token it is no way to sign in
    return re.match(r"/models/providers/[^/]*/models/[^/]*(/\d+/baseUrl)?: new", difference) is not None


def targets(text: str, release: str) -> dict[str, object]:
    """The model that each ref of the agents stands for, by its place."""
    found = samples.loaded("openclaw.json", text).configs
    if not found:
        return {}
    bundle = openclaw.bind(found[0].view, release)
    routes = [one for agent in (bundle.defaults, *bundle.agents) if agent for one in agent.routes]
    refs = [ref for route in routes for ref in route.refs if isinstance(ref.text, str)]
    return {ref.where().pointer: (ref.target, ref.alias) for ref in refs}


def strayed(made: Trip) -> Iterator[str]:
    """Refs that stand for something else after the way back."""
    old, new = targets(made.sample.text, made.sample.release), targets(made.config, made.sample.release)
    for place, target in old.items():
        if new.get(place) != target:
            yield f"{place}: {target} became {new.get(place)}"


# The books


def unbalanced(documents: list[Any], made: Conversion, read: Callable[[str], list[Any]]) -> Iterator[str]:
    """Values of the source that the report forgets or counts twice, and places that are not there."""
    results = {one.path: read(one.text) for one in made.outputs}
    for number, data in enumerate(documents):
        ends = dict(leaves(data))
        entries = [one for one in made.entries if one.source.document == number]
        counts = Counter(one.source.pointer for one in entries)
        for pointer in ends:
            if counts[pointer] != 1:
                yield f"{pointer}: counted {counts[pointer]} times"
        for one in entries:
            if one.source.pointer not in ends and not _holds(data, one.source.pointer):
                yield f"{one.source.pointer}: is not there"
            yield from misplaced(one, ends, results)


def _holds(data: Any, pointer: str) -> bool:
    try:
        return isinstance(at(data, pointer), (dict, list))
    except (KeyError, IndexError, ValueError):
        return False


def misplaced(one: Entry, ends: dict[str, Any], results: dict[str, list[Any]]) -> Iterator[str]:
    """An entry whose target is not there, or is not what the entry says."""
    if one.target is None:
        return
    try:
        found = at(results[one.target.path][one.target.document], one.target.pointer)
    except (KeyError, IndexError, ValueError):
        yield f"{one.source.pointer}: target {one.target.pointer} is not there"
        return
    old = ends.get(one.source.pointer, found)
    if one.outcome is Outcome.EXACT and not isinstance(found, (dict, list)) and found != old:
        yield f"{one.source.pointer}: exact, but {old!r} became {found!r}"


def unkept(made: Trip) -> Iterator[str]:
    """Values that are said to live on and do not come back."""
    (config,) = data_of("openclaw.json", made.config) or [{}]
    good = (Outcome.EXACT, Outcome.RENAMED, Outcome.APPROXIMATED)
    old, new = comparable(made.sample.data), comparable(config)
    for one in made.there.entries:
        pointer = one.source.pointer
        if one.outcome not in good or one.target is None or pointer not in dict(leaves(made.sample.data)):
            continue
        if any(one.rpartition("/")[0] == pointer.rpartition("/")[0] for one in not_copied(made)):
            continue
        pointer = _grouped_pointer(made.sample.data, pointer)
        try:
            if at(new, pointer) != at(old, pointer):
                yield f"{pointer}: {one.outcome}, but {at(old, pointer)!r} became {at(new, pointer)!r}"
        except (KeyError, IndexError, ValueError):
            yield f"{pointer}: {one.outcome}, but it is gone"


def _grouped_pointer(data: Any, pointer: str) -> str:
    """A pointer into comparable data."""
    found = re.match(r"(/models/providers/[^/]*/models)/(\d+)(.*)", pointer)
    if not found:
        return pointer
    rows, place = at(data, found[1]), int(found[2])
    same = [number for number, row in enumerate(rows) if row["id"] == rows[place]["id"]]
    return f"{found[1]}/{escape(rows[place]['id'])}/{same.index(place)}{found[3]}"


# The result


def new_errors(made: Trip) -> Iterator[str]:
    """Errors of the result that the source does not have."""
    release = made.sample.release
    before = samples.codes(samples.judged("openclaw.json", made.sample.text, release))
    there = samples.judged("pai.yaml", made.manifests)
    back = samples.judged("openclaw.json", made.config, release)
    for report in (there, back):
        for one in report.findings:
            if one.code not in before and SAME_FAULT.get(one.code) not in before:
                yield f"{one.location.path}: {one.code} {one.message}"


def leaks(made: Conversion) -> Iterator[str]:
    """Secrets of the source in what anybody sees."""
    seen = {one.path: one.text for one in made.outputs}
    seen["the report"] = json_report.render(made.entries)
    seen["the table"] = table.render(made.entries, made.commands, width=200, color=False)
    seen["the commands"] = "\n".join(made.commands)
    for where, text in seen.items():
        for secret in samples.SECRETS:
            if secret in text or secret[8:20] in text or secret[-12:] in text:
                yield f"{where} shows {secret}"


def bad_names(made: Trip) -> Iterator[str]:
    """Names of manifests that Kubernetes refuses, and those that come twice."""
    found = [(one["kind"], one["metadata"]["name"]) for one in data_of("pai.yaml", made.manifests)]
    for (kind, name), count in Counter(found).items():
        if count > 1:
            yield f"{kind} {name} comes {count} times"
        if len(name) > 63 or re.fullmatch(r"[a-z0-9]([-a-z0-9]*[a-z0-9])?", name) is None:
            yield f"{kind} {name!r} is no label"


# The laws

ROUND_TRIP: dict[str, Callable[[Trip], Iterator[str]]] = {
    "all that has to do with models comes back": lost,
    "refs stand for the same models": strayed,
    "what lives on comes back": unkept,
    "each value is counted once there": lambda made: unbalanced(
        [made.sample.data], made.there, lambda text: data_of("pai.yaml", text)
    ),
    "each value is counted once on the way back": lambda made: unbalanced(
        data_of("pai.yaml", made.manifests), made.back, lambda text: data_of("openclaw.json", text)
    ),
    "no error is new": new_errors,
    "no secret leaks there": lambda made: leaks(made.there),
    "no secret leaks on the way back": lambda made: leaks(made.back),
    "names are legal and differ": bad_names,
}


@many
@given(sample=samples.samples())
def test_there_and_back(sample: Sample) -> None:
    made = trip(sample)
    broken = {law: list(complaints(made)) for law, complaints in ROUND_TRIP.items()}
    assert not any(broken.values()), broken


@many
@given(sample=samples.samples())
def test_the_same_twice(sample: Sample) -> None:
    first, second = trip(sample), trip(sample)
    assert first.manifests == second.manifests
    assert first.config == second.config
    assert first.there.entries == second.there.entries
