const CHECKSUM = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** True for 15 or 18 letters and digits. */
export function isSalesforceId(text: string): boolean {
  return /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(text);
}

/** The first 15 characters of an id: what identifies a record, upper and lower case told apart. */
export function idKey(id: string): string {
  return id.slice(0, 15);
}

/**
 * The 18-character form of a Salesforce id: three more characters say which of the first 15 are upper case
 * (https://help.salesforce.com/s/articleView?id=000385585). Ids of other lengths are returned as they are.
 */
export function toId18(id: string): string {
  if (id.length !== 15) return id;
  const suffix = [0, 5, 10].map((start) => {
    const bits = id
      .slice(start, start + 5)
      .split('')
      .reduce((sum, char, place) => (char >= 'A' && char <= 'Z' ? sum + 2 ** place : sum), 0);
    return CHECKSUM.charAt(bits);
  });
  return id + suffix.join('');
}

/** The `number`th 18-character id of the object with this three-character key prefix (`003` is a Contact). */
export function makeId(prefix: string, number: number): string {
  let rest = number;
  let digits = '';
  while (rest > 0) {
    digits = BASE62.charAt(rest % 62) + digits;
    rest = Math.floor(rest / 62);
  }
  return toId18(`${prefix}5g${digits.padStart(10, '0')}`);
}
