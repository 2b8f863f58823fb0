// Asks the worker. Only the newest question counts: older ones that wait are dropped, and so are answers to them.

export class Engine {
  #worker;
  #isReady = false;
  #running = null;
  #waiting = null;
  #last = 0;

  /** `hears` has the functions `progress(share, what)`, `ready(about)`, `failed(message)` and `answered(question, answer)`. */
  constructor(hears) {
    this.hears = hears;
    this.#start();
  }

  ask(asked) {
    this.#waiting = asked;
    this.#next();
  }

  /** Give up all that was asked; what ran. Python cannot be interrupted: another one is started, and is ready later. */
  stop() {
    const asked = this.#running?.asked;
    this.#worker.terminate();
    this.#isReady = false;
    this.#running = this.#waiting = null;
    this.#start();
    return asked;
  }

  #start() {
    // A worker that is made of a blob is bound by the page's Content-Security-Policy; one from an address is not.
    const address = JSON.stringify(new URL("worker.js", import.meta.url).href);
    const lines = `import(${address}).catch((error) => postMessage({ failed: error.message }));`;
    this.#worker = new Worker(URL.createObjectURL(new Blob([lines], { type: "text/javascript" })), { type: "module" });
    this.#worker.onmessage = ({ data }) => this.#hear(data);
    this.#worker.onerror = ({ message }) => this.hears.failed(message ?? "The browser starts no worker");
  }

  #next() {
    if (!this.#isReady || this.#running || !this.#waiting) return;
    this.#running = { id: ++this.#last, asked: this.#waiting };
    this.#waiting = null;
    this.#worker.postMessage(this.#running);
  }

  #hear(data) {
    if ("progress" in data) this.hears.progress(data.progress, data.what);
    else if ("ready" in data) this.#begin(data.ready);
    else if ("failed" in data) this.hears.failed(data.failed);
    else this.#answered(data);
  }

  #begin(about) {
    this.#isReady = true;
    this.hears.ready(about);
    this.#next();
  }

  #answered(answer) {
    const { asked } = this.#running;
    this.#running = null;
    if (!this.#waiting) this.hears.answered(asked, answer);
    this.#next();
  }
}
