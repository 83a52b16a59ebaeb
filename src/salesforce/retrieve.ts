import { chunks } from './chunks.ts';
import { errorCodeOf } from './errors.ts';

/** Ids that one call of sObject Collections takes. */
export const RETRIEVE = 2000;

/** Codes by which Salesforce refuses a whole collection for one id, as for another object's. */
const BAD_ID = new Set(['MALFORMED_ID', 'INVALID_ID_FIELD', 'INVALID_CROSS_REFERENCE_KEY']);

/** Reads a collection by halves where one of its ids makes Salesforce refuse them all; that one is left out. */
export async function withoutBadIds<T>(
  ids: readonly string[],
  read: (ids: readonly string[]) => Promise<T[]>,
): Promise<T[]> {
  try {
    return await read(ids);
  } catch (error) {
    if (!BAD_ID.has(errorCodeOf(error) ?? '')) throw error;
    if (ids.length === 1) return [];
    const halves = chunks(ids, Math.ceil(ids.length / 2));
    const parts = await Promise.all(halves.map((half) => withoutBadIds(half, read)));
    return parts.flat();
  }
}
