from datetime import date

import pytest

from rule_examples import examples, sections
from support import TODAY

PAGE = """\
A summary.

## Bad

```json5 openclaw.json release=2026.8.2,2026.9.6 as-of=2026-01-02
{
  // ## no heading
}
```

```json5 part.json5
{}
```

Or:

```yaml
a: 1
```

## Good

Nothing.
"""


def test_headings_in_a_block_are_none() -> None:
    assert list(sections(PAGE)) == ["", "Bad", "Good"]


def test_blocks_that_follow_each_other_are_one_workspace() -> None:
    first, second = examples(PAGE, "Bad")
    assert first.files == {"openclaw.json": "{\n  // ## no heading\n}\n", "part.json5": "{}\n"}
    assert (first.releases, first.as_of) == (("2026.8.2", "2026.9.6"), date(2026, 1, 2))
    assert second.files == {"pai.yaml": "a: 1\n"}
    assert (second.releases, second.as_of) == ((), TODAY)
    assert examples(PAGE, "Good") == []


@pytest.mark.parametrize(
    "text",
    [
        "## Bad\n```yaml a.yaml\n",
        "## Bad\n```yaml a.yaml\n```\n```yaml a.yaml\n```\n",
        "## Bad\n```yaml a.yaml b.yaml\n```\n",
        "## Bad\n```yaml a.yaml relase=1\n```\n",
        "## Bad\n## Bad\n",
    ],
)
def test_a_page_that_is_written_wrongly_fails(text: str) -> None:
    with pytest.raises(AssertionError):
        examples(text, "Bad")
