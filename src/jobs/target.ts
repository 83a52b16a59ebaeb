import { errorType, ERROR_TYPES } from '../core/catalogue/catalogue.ts';
import type { TrackedError } from '../core/snapshot.ts';
import { CATEGORIES, type Category } from '../core/sync-error.ts';

/** What a command or button is about: all errors, one category, one error type, or what drifts, which has no errors. */
export type Target = { readonly category?: Category; readonly type?: string; readonly drift?: true };

/** The words that name a category or an error type in a command. */
export const TARGET_WORDS: readonly string[] = [...CATEGORIES, ...ERROR_TYPES.map(({ id }) => id)];

/** Reads "picklists", "string too long" or "String-too-long"; undefined for anything else, `{}` for "all" or nothing. */
export function parseTarget(words: readonly string[]): Target | undefined {
  const word = words.join('-').toLowerCase();
  if (word === '' || word === 'all') return {};
  const category = CATEGORIES.find((name) => name === word);
  if (category !== undefined) return { category };
  return ERROR_TYPES.some(({ id }) => id === word) ? { type: word } : undefined;
}

/** The open errors that a target is about. */
export function errorsOf(open: readonly TrackedError[], target: Target): readonly TrackedError[] {
  return open.filter(
    ({ error }) =>
      target.drift === undefined &&
      (target.type === undefined || error.type === target.type) &&
      (target.category === undefined || errorType(error.type).category === target.category),
  );
}
