import type { AuditMetadata, Pair } from './pair.ts';

type Known = Pick<AuditMetadata, 'mappings' | 'properties' | 'fields'>;

/**
 * `work` done once a pair: nearly all rules ask for the same, one after the other. Only the last pair is kept, since a WeakMap of
 * pairs costs the garbage collector more than the work.
 */
export function oncePerPair<T>(work: (pair: Pair, context: Known) => T): (pair: Pair, context: Known) => T {
  let last: (Known & { readonly pair: Pair; readonly result: T }) | undefined;
  return (pair, context) => {
    const { mappings, properties, fields } = context;
    if (last?.pair === pair && last.mappings === mappings && last.properties === properties && last.fields === fields) {
      return last.result;
    }
    const result = work(pair, context);
    last = { pair, mappings, properties, fields, result };
    return result;
  };
}
