"""Configurations that many tests begin with: one that is right, and one whose model stands at no provider."""

from __future__ import annotations

GOOD = """{
  agents: { defaults: { model: "local/llama" } },
  models: { providers: { local: {
    baseUrl: "http://localhost:8000/v1",
    models: [{ id: "llama", name: "Llama", contextWindow: 32768, maxTokens: 4096 }],
  } } },
}
"""
BAD = GOOD.replace('model: "local/llama"', 'model: "locla/llama"')
