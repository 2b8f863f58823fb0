// Asks the worker. Only the newest question of a kind counts: older ones that wait are dropped, and so are their answers.

export class Engine {
  #worker;
  #running = null;
  #waiting = null;
  #last = 0;

  /** `hears` has the functions `progress(share, what)`, `ready(about)`, `failed(message)` and `answered(question, answer)`. */
  constructor(hears) {
    this.hears = hears;
    // A worker that is made of a blob is bound by the page's Content-Security-Policy; one from an address is not.
    const address = new URL("worker.js", import.meta.url).href;
    const blob = new Blob([`import ${JSON.stringify(address)};`], { type: "text/javascript" });
    this.#worker = new Worker(URL.createObjectURL(blob), { type: "module" });
    this.#worker.onmessage = ({ data }) => this.#hear(data);
    this.#worker.onerror = () => hears.failed("worker.js, or a file that it loads, is missing on the server");
  }

  ask(asked) {
    this.#waiting = asked;
    this.#next();
  }

  #next() {
    if (this.#running || !this.#waiting) return;
    this.#running = { id: ++this.#last, asked: this.#waiting };
    this.#waiting = null;
    this.#worker.postMessage(this.#running);
  }

  #hear(data) {
    if ("progress" in data) this.hears.progress(data.progress, data.what);
    else if ("ready" in data) this.hears.ready(data.ready);
    else if ("failed" in data) this.hears.failed(data.failed);
    else this.#answered(data);
  }

  #answered(answer) {
    const { asked } = this.#running;
    this.#running = null;
    if (!this.#waiting) this.hears.answered(asked, answer);
    this.#next();
  }
}
