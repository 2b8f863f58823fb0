// Python counts characters, the editor UTF-16 units: a character beyond U+FFFF is one there and two here.

const BOM = "\ufeff";

/** Where the editor has a line and column of a report: both count from 1, and a byte order mark is no column. */
export function offsetAt(doc, line, column) {
  const { from, text } = doc.line(Math.min(Math.max(line, 1), doc.lines));
  const characters = column - 1 + (line === 1 && text.startsWith(BOM) ? 1 : 0);
  return from + units(text, characters);
}

/** The edits of a fix as changes of the text that was checked. */
export function changesOf(text, edits) {
  return edits.map(({ start, end, text: insert }) => {
    const from = units(text, start);
    return { from, to: from + units(text.slice(from), end - start), insert };
  });
}

/** How many UTF-16 units the first characters of a text take; at most all of them. */
function units(text, characters) {
  let taken = 0;
  for (let left = characters; left > 0 && taken < text.length; left--) {
    taken += text.codePointAt(taken) > 0xffff ? 2 : 1;
  }
  return taken;
}
