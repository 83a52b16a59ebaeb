import type { Failure } from '../jobs/failure.ts';
import { isMessageKey, type Text, type TextValues } from './text.ts';

/** What the sentence needs of a failure; a finding of the doctor carries the same without being one. */
type FailureFacts = Pick<Failure, 'code' | 'message'> & { readonly params: TextValues };

/** The sentence of an expected failure, with the next step. Holds file names as they are. */
export function failureSentence(text: Text, failure: FailureFacts): string {
  const key = `failure.${failure.code}`;
  return isMessageKey(key) ? text(key, failure.params) : failure.message;
}
