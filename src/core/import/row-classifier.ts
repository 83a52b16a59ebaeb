/** The classifier behind a small memory: a list of sync errors repeats its messages. */
import type { ErrorTypeId } from '../catalogue/catalogue.ts';
import { classify, type Classification, type KnownRule } from '../classifier/classify.ts';
import { typeByName } from '../classifier/type-names.ts';
import { hash53 } from '../hash.ts';
import { remember } from './remember.ts';

/** `named`: the type that HubSpot's own name tells, which wins over any message. */
type ClassifiedRow = { readonly classification: Classification; readonly named: ErrorTypeId | undefined };
export type RowClassifier = (message: string, typeName: string, code: string) => ClassifiedRow;

const REMEMBERED = 2_000;
/** Long messages rarely repeat, and would fill the memory. */
const MAX_LENGTH = 1_000;
/** Only what comes a second time is remembered: messages with a value in them never do. */
const SEEN_ONCE = 4_096;

/** Classifies a row's message; HubSpot's own name of the type and a status code help where they are there. */
export function createRowClassifier(knownRules: readonly KnownRule[] = []): RowClassifier {
  const known = new Map<string, ClassifiedRow>();
  const namedTypes = remember(typeByName);
  const seenOnce = new Float64Array(SEEN_ONCE);
  return (message, typeName, code) => {
    const key = `${typeName}\u0001${code}\u0001${message}`;
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const classification = classify(message || typeName || code, {
      ...(typeName === '' ? {} : { typeName }),
      ...(code === '' ? {} : { code }),
      knownRules,
    });
    const row = { classification, named: typeName === '' ? undefined : namedTypes(typeName) };
    if (key.length > MAX_LENGTH) return row;
    const hash = hash53(key);
    const slot = hash % SEEN_ONCE;
    if (seenOnce[slot] === hash) {
      if (known.size >= REMEMBERED) known.clear();
      known.set(key, row);
    }
    seenOnce[slot] = hash;
    return row;
  };
}
