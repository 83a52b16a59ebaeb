import { errorType, ERROR_TYPES } from '../core/catalogue/catalogue.ts';
import { causesIn } from '../core/causes.ts';
import type { TrackedError } from '../core/snapshot.ts';
import { CATEGORIES, type Category } from '../core/sync-error.ts';

/** What a command or button is about: all errors, one category, error type or cause, what a person selected, or what drifts. */
export type Target = {
  readonly category?: Category;
  readonly type?: string;
  /** Its id, see `causeId`. */
  readonly cause?: string;
  /** The id of a selection: `selectedErrors` knows its errors. */
  readonly selection?: string;
  /** Records that drift have no errors. */
  readonly drift?: true;
};

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

/** The open errors that a target is about, a selection aside. */
export function errorsOf(open: readonly TrackedError[], target: Target): readonly TrackedError[] {
  if (target.cause !== undefined) return causesIn(open).find(({ id }) => id === target.cause)?.errors ?? [];
  return open.filter(
    ({ error }) =>
      target.drift === undefined &&
      (target.type === undefined || error.type === target.type) &&
      (target.category === undefined || errorType(error.type).category === target.category),
  );
}
