// A shared state is a text after the "#" of an address: compressed JSON in base64url. Browsers send no server that part.

const PREFIX = "#1-";

/** No text is longer than this, in UTF-16 units: neither one that is checked, nor one that a link holds. */
export const LONGEST = 500_000;

export class Damaged extends Error {}

/** The fragment that holds a state, with its "#". */
export async function written(state) {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  const packed = await collected(through(bytes, new CompressionStream("deflate-raw")));
  return PREFIX + base64url(packed);
}

/** The state that a fragment holds; null if it is none of ours. Throws `Damaged` if it cannot be read. */
export async function read(fragment) {
  if (!fragment.startsWith(PREFIX)) return null;
  try {
    const packed = bytesOf(fragment.slice(PREFIX.length));
    const bytes = await collected(through(packed, new DecompressionStream("deflate-raw")), 4 * LONGEST);
    return checked(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch (error) {
    throw new Damaged("the link is damaged, or was cut: it does not hold a whole text", { cause: error });
  }
}

function checked(state) {
  const names = ["text", "dialect", "mode", "release", "asOf"];
  const sound = names.every((name) => typeof state[name] === "string");
  if (!sound || state.text.length > LONGEST) throw new Error("not a state");
  return Object.fromEntries(names.map((name) => [name, state[name]]));
}

function through(bytes, stream) {
  return new Blob([bytes]).stream().pipeThrough(stream);
}

/** All bytes of a stream; of more than `most` none, because a few bytes can unpack to gigabytes. */
async function collected(stream, most = Infinity) {
  const parts = [];
  let length = 0;
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new Error("too long");
    }
    parts.push(value);
  }
}

function base64url(bytes) {
  let text = "";
  for (let start = 0; start < bytes.length; start += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function bytesOf(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
}
