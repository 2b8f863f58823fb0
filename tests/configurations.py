"""What many tests begin with: a configuration that is right, one whose model stands at no provider, a manifest."""

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
PROVIDER = """apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: local
spec:
  provider: vllm
  endpoint: http://vllm:8000/v1
  allowedModels: [llama]
"""
