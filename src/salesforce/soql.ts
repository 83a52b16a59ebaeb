const API_NAME = /^[A-Za-z]\w*$/;

/** Of API names only, so that no data ever becomes a query. Throws RangeError for anything else. */
export function select(object: string, fields: readonly string[]): string {
  for (const name of [object, ...fields]) assertName(name);
  return `SELECT ${fields.join(', ')} FROM ${object}`;
}

/** Throws RangeError for what is no API name of an object or field. */
export function assertName(name: string): void {
  if (!API_NAME.test(name)) throw new RangeError('not an API name of Salesforce');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': String.raw`\\`,
  "'": String.raw`\'`,
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
  '\b': String.raw`\b`,
  '\f': String.raw`\f`,
};

/** Any text as a quoted literal for `=` and `IN` (SOQL and SOSL Reference, "Quoted String Escape Sequences"). */
export function soqlString(text: string): string {
  return `'${text.replaceAll(/[\\'\n\r\t\b\f]/g, (character) => ESCAPES[character] ?? character)}'`;
}

/** `('a', 'b')`. */
export const soqlList = (texts: readonly string[]) => `(${texts.map(soqlString).join(', ')})`;
