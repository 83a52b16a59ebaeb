/** The one name of a list that a mistyped one most likely means; undefined where none is near, or several are as near. */
export function closest(text: string, names: readonly string[]): string | undefined {
  const wanted = bare(text);
  // Two slips in a long name, one in a short one; a word of three letters is too short to guess.
  const most = wanted.length > 7 ? 2 : wanted.length > 3 ? 1 : 0;
  let best: { readonly name: string; readonly slips: number } | undefined;
  let isTied = false;
  for (const name of names) {
    const slips = distance(wanted, bare(name), best?.slips ?? most);
    if (slips > (best?.slips ?? most)) continue;
    isTied = best !== undefined && slips === best.slips && bare(best.name) !== bare(name);
    best = { name, slips };
  }
  return isTied ? undefined : best?.name;
}

/** Letters and figures alone, without accents and case. */
function bare(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Letters to insert, drop or replace to make one text of the other; more than `most` is not looked into. */
function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
