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

async function fetched(path) {
  const answer = await fetch(HERE + path);
  if (!answer.ok) throw new Error(`${path} is missing on the server (HTTP ${answer.status})`);
  return answer;
}

async function start() {
  tell(0);
  // The packages come while Python does.
  const packages = WHEELS.map((name) => fetched(`wheels/${name}`).then((answer) => answer.arrayBuffer()));
  const modules = MODULES.map((name) => fetched(`python/${name}`).then((answer) => answer.text()));
  const everything = Promise.all([...packages, ...modules]);
  everything.catch(() => {}); // told below, once Python is there
  const python = await loadPyodide({ indexURL: `${HERE}pyodide/` });
  tell(1);
  await everything;
  const folder = python.runPython("import site; site.getsitepackages()[0]");
  for (const wheel of packages) python.unpackArchive(await wheel, "wheel");
  for (const [index, text] of modules.entries()) python.FS.writeFile(`${folder}/${MODULES[index]}`, await text);
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
