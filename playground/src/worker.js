// Python in a thread of its own, so that the page stays quick. It is asked by messages and answers by messages.

import { loadPyodide } from "./pyodide/pyodide.mjs";

const HERE = new URL(".", import.meta.url).href;
// How much of the way each step is, roughly, as a share of the time that it takes.
const STEPS = [
  [0.05, "Loading Python"],
  [0.55, "Loading provcheck"],
  [0.75, "Reading the rules"],
  [1, ""],
];

function tell(step) {
  const [done, what] = STEPS[step];
  postMessage({ progress: done, what });
}

async function fetched(path, how) {
  const answer = await fetch(HERE + path, how);
  if (!answer.ok) throw new Error(`${path} is missing on the server (HTTP ${answer.status})`);
  return answer;
}

async function start() {
  tell(0);
  // Of these Pyodide does not say that they are not there; for the first one it waits for ever.
  const parts = ["pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"];
  const there = parts.map((name) => fetched(`pyodide/${name}`, { method: "HEAD" }));
  const [python, wheels, modules] = await Promise.all([
    Promise.all(there).then(() => loadPyodide({ indexURL: `${HERE}pyodide/` })),
    Promise.all(WHEELS.map((name) => fetched(`wheels/${name}`).then((answer) => answer.arrayBuffer()))),
    Promise.all(MODULES.map((name) => fetched(`python/${name}`).then((answer) => answer.text()))),
  ]);
  tell(1);
  const folder = python.runPython("import site; site.getsitepackages()[0]");
  for (const wheel of wheels) python.unpackArchive(wheel, "wheel");
  for (const [index, text] of modules.entries()) python.FS.writeFile(`${folder}/${MODULES[index]}`, text);
  tell(2);
  const answers = python.pyimport("answers");
  const about = JSON.parse(answers.about());
  tell(3);
  return { answers, about };
}

const started = start();
started.then(
  ({ about }) => postMessage({ ready: about }),
  (error) => postMessage({ failed: String(error?.message ?? error) }),
);

onmessage = async ({ data: { id, asked } }) => {
  const { answers } = await started;
  try {
    const began = performance.now();
    const value = JSON.parse(answers.answer(JSON.stringify(asked)));
    postMessage({ id, value, took: performance.now() - began });
  } catch (error) {
    postMessage({ id, error: error.type ?? error.name }); // its message may quote the text
  }
};
