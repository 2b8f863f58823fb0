"""Configurations that tests of refs start from."""

from __future__ import annotations


def openclaw(ref: str, *, host: str = "localhost:8000", name: str = "local", ids: str = "llama, mistral") -> str:
    """An OpenClaw configuration whose primary ref begins at line 2, column 32."""
    models = ", ".join(f'{{ id: "{one.strip()}", name: "M" }}' for one in ids.split(","))
    scheme = "http" if host.startswith("localhost") else "https"
    return f"""{{
  agents: {{ defaults: {{ model: {ref} }} }},
  models: {{ providers: {{
    "{name}": {{ baseUrl: "{scheme}://{host}/v1", models: [{models}] }},
  }} }},
}}
"""


def pai(*refs: str, name: str = "local", spec: str = "allowedModels: [llama, mistral]", kind: str = "vllm") -> str:
    """A Pai stream whose first ref stands at line 7, column 7."""
    lines = "\n".join(f"    - {ref}" for ref in refs)
    return f"""apiVersion: pai.io/v1
kind: Agent
metadata:
  name: helper
spec:
  models:
{lines}
---
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: {name}
spec:
  provider: {kind}
  endpoint: http://vllm:8000/v1
  {spec}
"""


NIM = "integrate.api.nvidia.com"
