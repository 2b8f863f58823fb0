"""Times provcheck's JSON5 reader against the ``json5`` package on a generated configuration of 100 KB.

    python benchmarks/json5_speed.py

Each pair of runs reads the same text with both, one after the other, so that a busy machine slows both down. The
``json5`` package gives plain values; provcheck's reader gives nodes that know their places, and comments.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

import json5 as package

from provcheck.syntax import json5 as reader

SIZE = 100_000
PAIRS = 5
RUNS_OF_OURS = 15

PROVIDER = """
      // Provider {n}, as its page describes it.
      "provider-{n}": {{
        baseUrl: "https://llm-{n}.example.com/v1",
        apiKey: "${{PROVIDER_{n}_API_KEY}}",
        api: 'openai-completions',
        models: [{models}
        ],
      }},
"""
MODEL = """
          {{
            id: "acme/model-{n}-{size}b-instruct",
            name: "Model {n} \\"{size}B\\"",
            reasoning: false,
            input: ["text", "image"], // no audio
            cost: {{ input: 0.15, output: 0.6, cacheRead: 0, cacheWrite: 0 }},
            contextWindow: 131072,
            maxTokens: 8192,
          }},"""


def configuration(size: int) -> str:
    """An OpenClaw configuration of at least this many characters."""
    providers: list[str] = []
    length = 0
    while length < size:
        n = len(providers)
        models = "".join(MODEL.format(n=n, size=billions) for billions in (8, 70, 405))
        providers.append(PROVIDER.format(n=n, models=models))
        length += len(providers[-1])
    return "{\n  models: {\n    providers: {" + "".join(providers) + "    },\n  },\n}\n"


def seconds(function: Callable[[str], object], text: str, runs: int) -> float:
    """The median time of a call."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        function(text)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> int:
    """Prints both throughputs and how many times faster ours is."""
    text = configuration(SIZE)
    if problems := reader.read(text).problems:
        sys.exit(f"the generated configuration is wrong: {problems}")
    pairs = [(seconds(package.loads, text, 1), seconds(reader.read, text, RUNS_OF_OURS)) for _ in range(PAIRS)]
    theirs, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratios = sorted(package_time / our_time for package_time, our_time in pairs)
    print(f"text       {len(text):,} characters")
    print(f"json5      {theirs * 1000:8.1f} ms  {len(text) / theirs / 1e6:6.2f} MB/s")
    print(f"provcheck  {ours * 1000:8.1f} ms  {len(text) / ours / 1e6:6.2f} MB/s")
    print(f"ratio      {statistics.median(ratios):8.1f} (median of {PAIRS} pairs, {ratios[0]:.1f} to {ratios[-1]:.1f})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
