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
