/** The causes of a snapshot's errors, each with its errors: gathered once a snapshot, so that a click costs little at any size. */
import { errorType } from './catalogue/catalogue.ts';
import { fingerprint, groupByCause, type Cause } from './fingerprint.ts';
import { hashText } from './hash.ts';
import type { TrackedError } from './snapshot.ts';
import { countRecords, recordKey, type Category } from './sync-error.ts';

export type CauseErrors = {
  /** Short, see `causeId`. */
  readonly id: string;
  readonly cause: Cause;
  readonly category: Category;
  readonly errors: readonly TrackedError[];
  readonly records: number;
  /** ISO time from which one of these errors is known. */
  readonly firstSeen: string;
  /** How often the one that came back most often did. */
  readonly timesReturned: number;
};

/** What fits an option's value of Slack's, which has 150 characters, with room for what stands before it. */
const ID_MAX = 140;

/** The fingerprint, or its type and a hash where a file's own names make it long. */
export const causeId = (key: string): string => short(key, key.slice(0, key.indexOf(':')));

/** The error type of a cause's id. */
export const typeOfCause = (id: string): string => id.slice(0, id.indexOf(':'));

/** A record's key, or a hash where it is long: that of an imported row without ids has the row's words in it. */
export function recordId(error: Parameters<typeof recordKey>[0]): string {
  return short(recordKey(error), error.object);
}

const short = (key: string, begin: string): string =>
  key.length <= ID_MAX && key.isWellFormed() ? key : `${begin}:#${hashText(key)}`;

const known = new WeakMap<readonly TrackedError[], readonly CauseErrors[]>();

/**
 * The causes of all of these errors: types with the most errors first, and of a type the causes with the most records first.
 * Kept for as long as the list is, which must not change.
 */
export function causesIn(open: readonly TrackedError[]): readonly CauseErrors[] {
  let causes = known.get(open);
  if (causes === undefined) {
    causes = gather(open);
    known.set(open, causes);
  }
  return causes;
}

function gather(open: readonly TrackedError[]): readonly CauseErrors[] {
  const byKey = Map.groupBy(open, ({ error }) => fingerprint(error));
  const size = new Map<string, number>();
  for (const { error } of open) size.set(error.type, (size.get(error.type) ?? 0) + 1);
  const of = ({ cause }: CauseErrors) => size.get(cause.type) ?? 0;
  return [...byKey]
    .flatMap(([key, errors]) =>
      groupByCause(errors.map(({ error }) => error)).map((cause) => ({
        id: causeId(key),
        cause,
        category: errorType(cause.type).category,
        records: cause.records,
        ...told(errors),
      })),
    )
    .toSorted(
      (a, b) =>
        of(b) - of(a) ||
        compare(a.cause.type, b.cause.type) ||
        b.records - a.records ||
        b.errors.length - a.errors.length ||
        compare(a.id, b.id),
    );
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function told(errors: readonly TrackedError[]): Pick<CauseErrors, 'errors' | 'firstSeen' | 'timesReturned'> {
  let firstSeen = errors[0]?.firstSeen ?? '';
  let timesReturned = 0;
  for (const entry of errors) {
    if (entry.firstSeen < firstSeen) ({ firstSeen } = entry);
    timesReturned = Math.max(timesReturned, entry.timesReturned);
  }
  return { errors, firstSeen, timesReturned };
}

/** Only errors that pass; causes without such errors are left out. */
export function narrowed(
  causes: readonly CauseErrors[],
  passes: (tracked: TrackedError) => boolean,
): readonly CauseErrors[] {
  return causes.flatMap((cause) => {
    const errors = cause.errors.filter(passes);
    if (errors.length === 0) return [];
    if (errors.length === cause.errors.length) return [cause];
    return [{ ...cause, ...told(errors), records: countRecords(errors.values().map(({ error }) => error)) }];
  });
}

const rows = new WeakMap<readonly TrackedError[], readonly TrackedError[]>();

/** One error of each record; kept for as long as the list of errors is. */
export function oneARecord(errors: readonly TrackedError[]): readonly TrackedError[] {
  let own = rows.get(errors);
  if (own === undefined) {
    const byRecord = new Map<string, TrackedError>();
    for (const entry of errors) {
      const key = recordKey(entry.error);
      if (!byRecord.has(key)) byRecord.set(key, entry);
    }
    own = byRecord.size === errors.length ? errors : [...byRecord.values()];
    rows.set(errors, own);
  }
  return own;
}

const counts = new WeakMap<readonly CauseErrors[], number>();

/** Distinct records of all of these causes; kept for as long as the list is. */
export function recordsIn(causes: readonly CauseErrors[]): number {
  let count = counts.get(causes);
  if (count === undefined) {
    const [first] = causes;
    count =
      causes.length === 1 && first !== undefined
        ? first.records
        : countRecords(causes.values().flatMap(({ errors }) => errors.values().map(({ error }) => error)));
    counts.set(causes, count);
  }
  return count;
}

const types = new WeakMap<readonly CauseErrors[], ReadonlyMap<string, readonly CauseErrors[]>>();

/** The causes of each error type, in their order; kept for as long as the list is. */
export function byType(causes: readonly CauseErrors[]): ReadonlyMap<string, readonly CauseErrors[]> {
  let own = types.get(causes);
  if (own === undefined) {
    own = Map.groupBy(causes, ({ cause }) => cause.type);
    types.set(causes, own);
  }
  return own;
}

export const errorsIn = (causes: readonly CauseErrors[]): number =>
  causes.reduce((sum, { errors }) => sum + errors.length, 0);

const owners = new WeakMap<readonly CauseErrors[], ReadonlyMap<string, number>>();

/** Errors by the id of their record's owner, as far as it is known; kept for as long as the list is. */
export function byOwner(causes: readonly CauseErrors[]): ReadonlyMap<string, number> {
  let own = owners.get(causes);
  if (own === undefined) {
    const sizes = new Map<string, number>();
    for (const { errors } of causes) {
      for (const { error } of errors) {
        if (error.owner !== undefined) sizes.set(error.owner, (sizes.get(error.owner) ?? 0) + 1);
      }
    }
    own = sizes;
    owners.set(causes, own);
  }
  return own;
}
