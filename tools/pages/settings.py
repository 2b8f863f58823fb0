"""The page of all settings, made of their JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.pages.shapes import Schema, code, resolved, row, words

_HEAD = """\
# Settings

Settings stand in `pyproject.toml` under `[tool.provcheck]`, or in a file of their own, `provcheck.toml`, with the same
keys at its top. `provcheck init` writes one to begin with.

```toml title="provcheck.toml"
fail-on = "error"
ignore = ["PC209"]
exclude = ["vendor/**"]

[per-file-ignores]
"*.example.json" = ["PC6"]
```

## Which settings hold

For each file the nearest settings upward hold, alone, or with those that they [`extend`](#extend). Then each of these
has its say over the one before:

1. the settings file
2. `PROVCHECK_OUTPUT_FORMAT`, for the format
3. options on the command line: `--select` replaces, `--ignore` and `--exclude` add

Between `select` and `ignore` the longer code wins: `ignore = ["PC4"]` with `select = ["PC401"]` leaves PC401 on.
`--config FILE` takes one file for all paths, `--no-config` none.

`provcheck settings` says what holds for a path, and which line says so; here without the defaults:

```console
$ provcheck settings . | grep -v 'default$'
```

A wrong key ends the run with 2, and a suggestion:

```toml title="wrong.toml"
fail_on = "error"
```

```console
$ provcheck check --config wrong.toml
```

In a pattern `*` stays within a name and `**` stands for any number of folders. A pattern without a slash matches a name
at any depth.

## All keys

`provcheck schema settings` prints the JSON Schema that this list is made of; editors that know it complete and check
the file. A rule that nobody knows and a value of the wrong type end the run with 2, too.
"""


def page(path: Path) -> str:
    """The page; what its commands print is not filled in yet."""
    schema = json.loads(path.read_text(encoding="utf-8"))
    return "\n".join([_HEAD, *(_section(name, one, schema) for name, one in schema["properties"].items())])


def _section(name: str, schema: Schema, root: Schema) -> str:
    full = resolved(schema, root)
    default = code(schema["default"]) if "default" in schema else "none"
    facts = f"- type: {_type(full, root)}\n- default: {default}\n"
    examples = [f"```toml\n{written(name, value)}\n```\n" for value in schema["examples"]]
    return "\n".join([f"### {name}\n", f"{schema['description']}\n", facts, *_entries(full, root), *examples])


def _type(schema: Schema, root: Schema) -> str:
    entries = schema.get("additionalProperties")
    return f"table of {words(entries, root)} by name" if isinstance(entries, dict) else words(schema, root)


def _entries(schema: Schema, root: Schema) -> Iterator[str]:
    """What a table's entries are made of."""
    entries = schema.get("additionalProperties")
    keys = resolved(entries, root).get("properties", {}) if isinstance(entries, dict) else {}
    if keys:
        rows = [row(f"`{name}`", words(one, root), one["description"]) for name, one in keys.items()]
        yield "".join([row("key of an entry", "type", "meaning"), row("---", "---", "---"), *rows])


def written(name: str, value: Any) -> str:
    """A setting as it stands in ``provcheck.toml``."""
    if not isinstance(value, dict):
        return f"{name} = {json.dumps(value)}"
    tables = {key: one for key, one in value.items() if isinstance(one, dict)}
    lines = [f"[{name}]"] if not tables else []
    lines += [f"{json.dumps(key)} = {json.dumps(one)}" for key, one in value.items() if key not in tables]
    for key, table in tables.items():
        lines += [f"[{name}.{json.dumps(key)}]", *(f"{inner} = {json.dumps(one)}" for inner, one in table.items())]
    return "\n".join(lines)
