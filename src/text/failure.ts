import type { Failure } from '../jobs/failure.ts';
import { en, type MessageKey } from './en/en.ts';
import type { Text } from './text.ts';

/** The sentence of an expected failure, with the next step. Holds file names as they are. */
export function failureSentence(text: Text, failure: Failure): string {
  const key = `failure.${failure.code}`;
  return Object.hasOwn(en, key) ? text(key as MessageKey, failure.params) : failure.message;
}
