/** Errors of rows that name no record: rows that say the same are one error of so many records. */
import type { SyncError } from '../sync-error.ts';

const MOST = 10_000;
/** Characters of messages and unknown columns. */
const MOST_TEXT = 8_000_000;

export type Nameless = {
  /** `full`: not held, so that the error goes on by itself. */
  add(error: SyncError): 'new' | 'more' | 'repeated' | 'full';
  /** What is held, in the order of its first rows. */
  all(): readonly SyncError[];
};

/** Holds at most 10,000 errors, and 8 million characters of them. */
export function createNameless(): Nameless {
  const held = new Map<string, { readonly error: SyncError; records: number }>();
  let size = 0;
  return {
    add(error) {
      const same = held.get(error.key);
      if (same !== undefined) {
        // A row that counts its records stands for all of them already.
        if (error.params['records'] !== undefined || same.error.params['records'] !== undefined) return 'repeated';
        same.records += 1;
        return 'more';
      }
      size += sizeOf(error);
      if (held.size >= MOST || size > MOST_TEXT) return 'full';
      held.set(error.key, { error, records: 1 });
      return 'new';
    },
    all: () =>
      [...held.values()].map(({ error, records }) =>
        records === 1 ? error : { ...error, params: { ...error.params, records } },
      ),
  };
}

function sizeOf({ rawMessage = '', value = '', extra = {} }: SyncError): number {
  return Object.values(extra).reduce((sum, text) => sum + text.length, rawMessage.length + value.length);
}
