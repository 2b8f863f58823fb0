"""What a clean run costs, side by side with the bare interpreter and with check-jsonschema.

    python benchmarks/start_up.py [--rounds 21]

Needs provcheck installed beside this interpreter (not as an editable checkout without byte code), and check-jsonschema
(``pip install check-jsonschema``) for the second ratio. Each round starts the programs one after the other on one clean
6 KB configuration; what is printed are medians of the ratios within a round, which survive a noisy machine.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SCHEMA = {
    "type": "object",
    "properties": {"models": {"type": "object", "properties": {"providers": {"type": "object"}}}},
    "required": ["models"],
}


def configuration() -> str:
    """A clean configuration of about 6 KB, as OpenClaw writes it."""
    models = [
        {
            "id": f"team/model-{number}",
            "name": f"Model {number}",
            "reasoning": False,
            "input": ["text"],
            "cost": {"input": 0, "output": 0, "cacheRead": 0, "cacheWrite": 0},
            "contextWindow": 131072,
            "maxTokens": 8192,
        }
        for number in range(14)
    ]
    refs = [f"local/{model['id']}" for model in models]
    provider = {"baseUrl": "http://localhost:8000/v1", "api": "openai-completions", "models": models}
    return json.dumps(
        {
            "agents": {"defaults": {"model": {"primary": refs[0], "fallbacks": refs[1:5]}}},
            "models": {"mode": "merge", "providers": {"local": provider}},
        },
        indent=2,
    )


def seconds(command: list[str]) -> float:
    """The wall-clock time of one run."""
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=21)
    rounds = parser.parse_args().rounds
    here = Path(sys.executable).parent
    other = shutil.which("check-jsonschema", path=here) or shutil.which("check-jsonschema")
    with tempfile.TemporaryDirectory() as folder:
        config, schema = Path(folder, "openclaw.json"), Path(folder, "schema.json")
        config.write_text(configuration(), encoding="utf-8")
        schema.write_text(json.dumps(SCHEMA), encoding="utf-8")
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "provcheck check": [str(here / "provcheck"), "check", str(config)],
        }
        if other:
            commands["check-jsonschema"] = [other, "--schemafile", str(schema), str(config)]
        for command in commands.values():
            seconds(command)
        times = [{name: seconds(command) for name, command in commands.items()} for _ in range(rounds)]
        print(f"one clean file of {config.stat().st_size} bytes, {rounds} rounds")
    for name in commands:
        print(f"{name:<18} median {statistics.median(one[name] for one in times) * 1000:7.1f} ms")
    for name in (name for name in commands if name != "provcheck check"):
        ratio = statistics.median(one["provcheck check"] / one[name] for one in times)
        print(f"provcheck / {name}: {ratio:.2f}")
    if not other:
        print("check-jsonschema is not installed, so it was left out")


if __name__ == "__main__":
    main()
