"""The page on the JSON report, made of its schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from tools.pages.shapes import Schema, resolved, row, words

_HEAD = """\
# JSON report

`provcheck check --output-format json` prints one document. `provcheck schema report` prints its JSON Schema, which this
page is made of, and the tests hold every report to it.

{about}

## An example

```json5 title="openclaw.json"
{{
  agents: {{ defaults: {{ model: "lab/glm-5.2" }} }},
  models: {{
    providers: {{
      lab: {{
        baseUrl: "http://localhost:8000/v1",
        api: "openai-completions",
        models: [
          {{ id: "glm-5.2", name: "GLM 5.2", contextWindow: "131072", maxTokens: 8192 }},
        ],
      }},
    }},
  }},
}}
```

```console
$ provcheck check openclaw.json --output-format json --as-of 2026-11-21
```

Lines and columns count from 1, columns in characters. `start` and `end` of an edit are offsets in characters from 0.
"""


def page(path: Path) -> str:
    """The page; what its command prints is not filled in yet."""
    schema = json.loads(path.read_text(encoding="utf-8"))
    # The first sentence of the description says which command prints it, as the head of the page does.
    about = schema["description"].partition(". ")[2]
    parts = [_HEAD.format(about=about), _section("Document", schema, schema)]
    parts += [_section(one["title"], one, schema) for one in _objects(schema)]
    return "\n".join(parts)


def _objects(schema: Schema) -> Iterator[Schema]:
    return (one for one in schema["$defs"].values() if one.get("type") == "object")


def _section(title: str, schema: Schema, root: Schema) -> str:
    rows = [_row(name, one, schema, root) for name, one in schema["properties"].items()]
    table = "".join([row("key", "type", "meaning"), row("---", "---", "---"), *rows])
    return "\n".join([f"## {title}\n", *([f"{schema['description']}\n"] if schema is not root else []), table])


def _row(name: str, schema: Schema, owner: Schema, root: Schema) -> str:
    note = "" if name in owner["required"] else " May be absent."
    return row(f"`{name}`", words(schema, root), f"{resolved(schema, root)['description']}{note}")
