"""Compares provcheck's JSON5 reader with the reference implementation, npm ``json5``, on generated documents.

    python benchmarks/json5_differential.py --install --seed 1 2 3 --count 20000
    python benchmarks/json5_differential.py --install --code-points
    python benchmarks/json5_differential.py --install --count 2000 --write-corpus FILE

Both must agree on what is JSON5 and on every value. Each mismatch is printed, and then the exit code is 1. The
reference runs under Node.js; it comes from npm with ``--install``, or from the folder of ``--node-modules``.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from provcheck.syntax import json5
from provcheck.syntax.node import Mapping, Node, Scalar, Sequence

VERSION = "2.2.3"
BATCH = 20_000

# Reads one JSON string per line, writes one verdict per line. JSON has no NaN and no infinities, and readers differ
# on -0 and on whole numbers past 2**53: such numbers travel as text. An object travels as a list of its members.
REFERENCE = """
const JSON5 = require(process.argv[1] + '/json5')
console.warn = () => {}
function encode(value) {
  if (typeof value === 'number') {
    const plain = Number.isFinite(value) && !Object.is(value, -0) && Math.abs(value) <= 2 ** 53
    return plain ? value : {number: Object.is(value, -0) ? '-0' : String(value)}
  }
  if (Array.isArray(value)) return value.map(encode)
  if (value === null || typeof value !== 'object') return value
  return {members: Object.entries(value).map(([key, item]) => [key, encode(item)])}
}
function verdict(text) {
  let value
  try { value = JSON5.parse(text) } catch (error) {
    if (error instanceof SyntaxError) return {valid: false}
    throw error
  }
  return {valid: true, value: encode(value)}
}
const lines = require('fs').readFileSync(0, 'utf8').split('\\n').filter(Boolean)
process.stdout.write(lines.map(line => JSON.stringify(verdict(JSON.parse(line)))).join('\\n'))
"""


def words(text: str) -> list[str]:
    """What stands in a text between spaces."""
    return text.split(" ")


SPACES = "\t\n\v\f\r \xa0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
NEARLY_SPACES = "\0\b\x1c\x1d\x1e\x1f\x7f\x85\u180e\u200b\u200c\u200d\u2060\ufffe"
COMMENTS = ["//\n", "// a\r", "// ]\u2028", "/**/", "/* } */", "/***/", "/* \n */", "/*/ */", "//\u2029"]
BAD_COMMENTS = ["/", "/*", "/*/", "/* *", "#a\n", "/ /", "<!-- -->"]

NAMES = words("a b id $ _ $ref constructor __proto__ null true Infinity NaN x1")
NAME_STARTS = [*"\xaa\xe9\u0130\u0391\u05d0\u3042\u4e2d\uac00\ufb01\u16ee\U00010400\U00020000", "\\u0061", "\\u00e9"]
NAME_PARTS = [*NAME_STARTS, *"\u0300\u0660\u203f\u200c\u200d\U000e0100b0$", "\\u0030", "\\u200c"]
BAD_NAME_PARTS = [*"\u2118\u2e2f\u037e\u20ac\U0001f600\U00030000\ua7c0\u0378-", "\\u0020", "\\ud801\\udc00", "\\x"]

PLAIN = [*"a \u2028\t\0\x7f\xe9\U0001f600{,", "nvidia/x", "//", "/*"]
ESCAPES = words(r"\n \b \f \r \t \v \0 \a \\ \' \" \/ \x41 \x7F \u0041 \u2028 \ud83d\ude00 \ud83d \ude00 \uFEFF")
ESCAPES += ["\\\n", "\\\r\n", "\\\r", "\\\u2028", "\\\u2029", "\\ ", "\\\U0001f600", "\\ud83d\\\n\\ude00"]
BAD_ESCAPES = words(r"\1 \9 \01 \08 \x4 \xg0 \u12 \u{41} \u00g0")
BAD_ESCAPES += ["\\"]

NUMBERS = words(
    "0 -0 +0 0.0 -0.0 .5 5. +.5e-3 5.e1 0.e5 1e5 1E-7 8192.0 0.1e1 1e21 5e-324 1e-400 -1e-400 1e400 -1e400 1e999999 "
    "9007199254740991 9007199254740992 9007199254740993 -9007199254740993 123456789012345678 0x0 0XaF -0x1F "
    "0x20000000000000 0x20000000000001 Infinity -Infinity +Infinity NaN -NaN +NaN"
)
NUMBERS += ["0x" + "f" * 256, "0x" + "f" * 257, "1" * 400, "0." + "0" * 330 + "1", "1" + "0" * 22 + ".5"]
BAD_NUMBERS = words("01 00 08 -01 1_000 0x 0xg 1e 1e+ . - + +-1 --1 .e1 1.2.3 0b1 0o7 1n infinity -nan 0x1.8 0e Inf")
BAD_NUMBERS += ["- 1", "\u0661", "+true"]
WORDS = words("true false null")
BAD_WORDS = words(r"True nul nulll undefined TRUE truefalse n\u0075ll yes @X@ {{x}}")

MARKS = list("{}[]:,\"'\\/-+.0aexu$_ \n\r*")
WHOLE = words(r"{} {}// []/**/ null 'a' {,} [,] [1,,] {a:1,} [1,] {a} {a:} {'a'} {1:1} [a:1] {a:1] [1} {}{} {\u0061:1}")
WHOLE += words(r"{\u0030:1} {a\u0030:1} {\ud83d\ude00:1} {a:1,'\x61':2} // /**/ {a:1/**/} {/**/a/**/:/**/1/**/,/**/}")
WHOLE += ["", " ", "\ufeff", "\ufeff{}", "{a:1 b:2}", "[1 2]", "\0", "'\0'", "{'\\ud83d\\\n\\ude00':1}"]


class _Maker:
    """Documents that are JSON5, and documents that nearly are; the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - nothing here is secret
        self.faults = 0.0

    def documents(self) -> Iterator[str]:
        yield from WHOLE
        while True:
            self.faults = self.random.choice([0.0, 0.0, 0.02])
            text = self.blank() + self.value(0) + self.blank()
            if self.random.random() < 0.6:
                for _ in range(self.random.choice([1, 1, 1, 2, 3])):
                    text = self.mutated(text)
            yield text

    def pick(self, good: Iterable[str], bad: Iterable[str]) -> str:
        return self.random.choice(list(bad if self.random.random() < self.faults else good))

    def blank(self) -> str:
        kind = self.random.random()
        if kind < 0.6:
            return ""
        if kind < 0.8:
            return self.random.choice([" ", "\n", "  ", "\n\t"])
        if kind < 0.9:
            return self.pick(SPACES, NEARLY_SPACES) * self.random.choice([1, 1, 2])
        return self.blank() + self.pick(COMMENTS, BAD_COMMENTS) + self.blank()

    def value(self, depth: int) -> str:
        kind = self.random.random() + 0.1 * depth
        if kind < 0.5:
            return "{" + self.listed(self.member, depth) + "}"
        if kind < 0.7:
            return "[" + self.listed(self.value, depth) + "]"
        make = self.random.choice([self.string, self.number, self.number, self.word])
        return make()

    def listed(self, part: Callable[[int], str], depth: int) -> str:
        parts = [self.blank() + part(depth + 1) + self.blank() for _ in range(self.random.choice([0, 1, 1, 2, 3, 5]))]
        return ",".join(parts) + (self.random.choice(["", "", ","]) + self.blank() if parts else self.blank())

    def member(self, depth: int) -> str:
        make_key = self.random.choice([self.name, self.name, self.string])
        return make_key() + self.blank() + ":" + self.blank() + self.value(depth)

    def name(self) -> str:
        if self.random.random() < 0.6:
            return self.random.choice(NAMES)
        further = [self.pick(NAME_PARTS, BAD_NAME_PARTS) for _ in range(self.random.randrange(4))]
        return self.pick(NAME_STARTS, NAME_PARTS) + "".join(further)

    def string(self) -> str:
        quote = self.random.choice("\"'")
        pieces = [
            self.pick(ESCAPES, BAD_ESCAPES) if self.random.random() < 0.3 else self.pick(PLAIN, ["\n", "\r", quote])
            for _ in range(self.random.choice([0, 1, 1, 2, 3, 6]))
        ]
        return quote + "".join(pieces) + quote

    def number(self) -> str:
        if self.random.random() < 0.5:
            return self.pick(NUMBERS, BAD_NUMBERS)
        digits = str(self.random.getrandbits(self.random.choice([1, 10, 53, 54, 64, 200])))
        cut = self.random.randrange(len(digits) + 1)
        return self.random.choice(
            [
                self.random.choice(["", "-", "+"]) + digits,
                digits + self.random.choice([".", ".0", "e3", "E-3", "e+300", "e-330"]),
                (digits[:cut] if digits[0] != "0" else "") + "." + digits[cut:] + "0",
                self.random.choice(["0x", "0X", "-0x"]) + f"{int(digits):x}",
            ]
        )

    def word(self) -> str:
        return self.pick(WORDS, BAD_WORDS)

    def mutated(self, text: str) -> str:
        start = self.random.randrange(len(text) + 1)
        end = min(len(text), start + self.random.choice([0, 1, 1, 2, 5]))
        mark = self.random.choice(MARKS)
        odd = self.random.choice([*SPACES, *NEARLY_SPACES, *COMMENTS, *BAD_COMMENTS, *BAD_NUMBERS, *BAD_WORDS])
        middle = self.random.choice(["", mark, odd, mark + text[start:end], odd + text[start:end], 2 * text[start:end]])
        return text[:start] + middle + text[end:] if self.random.random() < 0.9 else text[:start]


def code_points() -> Iterator[str]:
    """Each character where a key begins, inside a key, as white space and behind a backslash."""
    for number in (*range(0xD800), *range(0xE000, 0x32000), *range(0xE0000, 0xE0200), 0x10FFFF):
        character = chr(number)
        yield f"{{{character}:0}}"
        yield f"{{a{character}:0}}"
        yield f"[{character}0]"
        yield f"'\\{character}'"
        if number < 0x10000:
            yield f"{{\\u{number:04x}:0}}"
            yield f"{{a\\u{number:04x}:0}}"


def reference_verdicts(texts: list[str], modules: Path) -> list[dict[str, Any]]:
    """For each text whether it is ``valid``, and if so its ``value``, as REFERENCE writes it."""
    lines = "\n".join(map(json.dumps, texts))
    run = subprocess.run(
        ["node", "-e", REFERENCE, str(modules)], input=lines, capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in run.stdout.split("\n")]


def decoded(value: Any) -> Any:
    """What REFERENCE encoded; -0 is 0 here, as in our reader."""
    if isinstance(value, list):
        return [decoded(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "number" in value:
        return float(value["number"]) or 0
    return {key: decoded(item) for key, item in value["members"]}


def plain(node: Node) -> Any:
    """The data of a tree; the last of several members of one name counts."""
    if isinstance(node, Mapping):
        return {member.name: plain(member.value) for member in node.members}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.value if isinstance(node, Scalar) else None


def outcome(value: Any) -> str:
    """A text that two values share if they are the same, types of numbers included."""
    return json.dumps(value, sort_keys=True)


def mismatch(text: str, verdict: dict[str, Any]) -> str | None:
    """How our reading differs from the reference's."""
    reading = json5.read(text)
    theirs = outcome(decoded(verdict["value"])) if verdict["valid"] else "refused"
    ours = outcome(plain(reading.roots[0])) if reading.roots else "refused"
    return None if ours == theirs else f"{text!r}\n  reference: {theirs}\n  provcheck: {ours} {reading.problems}"


def compare(texts: Iterable[str], modules: Path) -> tuple[int, int, int]:
    """Prints each mismatch; counts documents, valid ones and mismatches."""
    count = valid = wrong = 0
    remaining = iter(texts)
    while batch := list(islice(remaining, BATCH)):
        for text, verdict in zip(batch, reference_verdicts(batch, modules), strict=True):
            count += 1
            valid += verdict["valid"]
            if difference := mismatch(text, verdict):
                wrong += 1
                print(difference)
    return count, valid, wrong


def write_corpus(path: Path, texts: Iterator[str], count: int, modules: Path) -> None:
    """A file of ``count`` short documents, half of them valid, each a line with the reference's verdict."""
    lines: dict[bool, list[str]] = {True: [], False: []}
    seen = set()
    while min(map(len, lines.values())) < count // 2:
        batch = [text for text in islice(texts, BATCH) if len(text) <= 160 and text not in seen]
        for text, verdict in zip(batch, reference_verdicts(batch, modules), strict=True):
            if text not in seen:
                seen.add(text)
                lines[verdict["valid"]].append(json.dumps({"text": text, **verdict}))
    path.write_text("\n".join([*lines[True][: count // 2], *lines[False][: count // 2], ""]))


def install() -> Path:
    """The reference in the user's cache folder, fetched from npm's registry if it is not there yet."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "provcheck" / f"json5-{VERSION}"
    modules = folder / "node_modules"
    if not modules.exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--prefix", str(folder), f"json5@{VERSION}"], check=True)
    return modules


def main() -> int:
    """The command line; 1 if anything mismatches."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, nargs="+", default=[1], help="seeds of the generator")
    parser.add_argument("--count", type=int, default=20_000, help="documents for each seed")
    parser.add_argument("--code-points", action="store_true", help="compare each character in each place instead")
    parser.add_argument("--write-corpus", type=Path, metavar="FILE", help="write documents and verdicts instead")
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--install", action="store_true", help="use npm's json5, fetched once into the cache folder")
    source.add_argument("--node-modules", type=Path, metavar="DIR", help="use the json5 in this node_modules folder")
    options = parser.parse_args()

    modules = install() if options.install else options.node_modules.resolve()
    found = json.loads((modules / "json5" / "package.json").read_text())["version"]
    if found != VERSION:
        parser.error(f"the reference is json5 {VERSION}, and {modules} holds {found}")
    if options.write_corpus:
        write_corpus(options.write_corpus, _Maker(options.seed[0]).documents(), options.count, modules)
        return 0

    runs: dict[str, Iterable[str]] = {
        f"seed {seed}": islice(_Maker(seed).documents(), options.count) for seed in options.seed
    }
    if options.code_points:
        runs = {"code points": code_points()}
    total = 0
    for name, texts in runs.items():
        count, valid, wrong = compare(texts, modules)
        print(f"{name}: {count} documents, {valid} valid, {wrong} mismatches")
        total += wrong
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
