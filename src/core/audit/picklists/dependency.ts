/** Dependent picklists: which options go with which value of the controlling field. */
import type { PicklistValue } from '../../crm.ts';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Reads `validFor`: bit `index` of a base64 bitmap, the most significant bit first. An option without one goes with all. */
export function isValidFor({ validFor }: PicklistValue, index: number): boolean {
  if (validFor === undefined || validFor === '') return true;
  // Each character holds six bits; what lies beyond the end is 0.
  const six = BASE64.indexOf(validFor[Math.floor(index / 6)] ?? 'A');
  return six > 0 && ((six >> (5 - (index % 6))) & 1) === 1;
}
