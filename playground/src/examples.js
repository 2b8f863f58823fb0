// Files of this repository, which its tests hold to what provcheck says of them.

import badOpenClaw from "fixtures/bad/openclaw/openclaw.json";
import badAgent from "fixtures/bad/pai/agent.yaml";
import badProvider from "fixtures/bad/pai/provider.yaml";
import goodOpenClaw from "fixtures/good/openclaw/openclaw.json";
import goodAgent from "fixtures/good/pai/agent.yaml";
import goodProviders from "fixtures/good/pai/providers.yaml";
import nvidiaOpenClaw from "fixtures/nvidia-docs/openclaw/openclaw.json";
import nvidiaSelfHosted from "fixtures/nvidia-docs/openclaw-self-hosted/openclaw.json";
import nvidiaAgents from "fixtures/nvidia-docs/pai/agents.yaml";
import nvidiaProvider from "fixtures/nvidia-docs/pai/model-provider.yaml";

const documents = (...texts) => texts.join("---\n");

/** By name: the dialect that each speaks, and its text. The first one is shown at the beginning. */
export const EXAMPLES = {
  "OpenClaw with faults": ["openclaw", badOpenClaw],
  "OpenClaw in order": ["openclaw", goodOpenClaw],
  "OpenClaw's page on NVIDIA": ["openclaw", nvidiaOpenClaw],
  "OpenClaw's page, self-hosted": ["openclaw", nvidiaSelfHosted],
  "Pai with faults": ["pai", documents(badProvider, badAgent)],
  "Pai in order": ["pai", documents(goodProviders, goodAgent)],
  "Pai's page on NVIDIA": ["pai", documents(nvidiaProvider, nvidiaAgents)],
};
