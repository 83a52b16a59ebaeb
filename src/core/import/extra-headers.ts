/** A name for each column, so that no two columns of a file are one: an empty header and a repeated one get a number. */
export function extraHeaders(headers: readonly string[]): readonly string[] {
  const used = new Map<string, number>();
  return headers.map((header, index) => {
    const words = header.replaceAll(/\s+/g, ' ').trim() || `Column ${index + 1}`;
    // The one word that a plain object does not take for a key.
    const name = words === '__proto__' ? 'proto' : words;
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
