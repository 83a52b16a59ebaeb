/** What people selected in the details: kept apart from the buttons, whose values have no room for it. */
import { causesIn, narrowed, recordId, type CauseErrors } from '../core/causes.ts';
import type { TrackedError } from '../core/snapshot.ts';
import type { ErrorObject } from '../core/sync-error.ts';
import { errorsOf, type Target } from './target.ts';

/** Told by rule, not error by error: all errors of `of`, less what the other parts leave out. */
export type Selection = {
  /** Slack user id. */
  readonly by: string;
  /** ISO time. */
  readonly at: string;
  /** All, a category, a type or a cause. */
  readonly of: Target;
  readonly object?: ErrorObject;
  /** ISO time: only what came (back) after it. */
  readonly since?: string;
  /** Ids of the records' owner, who has one in each CRM. */
  readonly owners?: readonly string[];
  /** Ids of causes; none: all. */
  readonly causes: readonly string[];
  /** Ids of records (`recordId`); none: all. */
  readonly records: readonly string[];
};

export type Selections = {
  /** Undefined for one that is older than a day, or was never there. */
  get(id: string): Selection | undefined;
  /** It is on the disk when this resolves. */
  put(id: string, selection: Selection): Promise<void>;
};

export const SELECTION_MS = 86_400_000;

/** What people look at: the errors of a target, less what filters leave out. */
export type Filtered = Pick<Selection, 'of' | 'object' | 'since' | 'owners'>;

const kept = new WeakMap<readonly TrackedError[], Map<string, readonly CauseErrors[]>>();
/** Different looks at one snapshot of which the answers are kept. */
const LOOKS_KEPT = 50;

/** The causes that people look at, of all open errors; the same list as long as these are the same. */
export function causesOf(open: readonly TrackedError[], filter: Filtered): readonly CauseErrors[] {
  const { of, object, since, owners } = filter;
  const looks = kept.get(open) ?? new Map<string, readonly CauseErrors[]>();
  kept.set(open, looks);
  const key = JSON.stringify([of.category, of.type, of.cause, object, since, owners]);
  let causes = looks.get(key);
  if (causes === undefined) {
    if (looks.size >= LOOKS_KEPT) looks.clear();
    causes = filtered(open, filter);
    looks.set(key, causes);
  }
  return causes;
}

function filtered(
  open: readonly TrackedError[],
  { of: { category, type, cause }, object, since, owners }: Filtered,
): readonly CauseErrors[] {
  const own = causesIn(open).filter(
    (entry) =>
      (category === undefined || entry.category === category) &&
      (type === undefined || entry.cause.type === type) &&
      (cause === undefined || entry.id === cause) &&
      (object === undefined || entry.cause.object === object),
  );
  if (since === undefined && owners === undefined) return own;
  const wanted = owners && new Set(owners);
  return narrowed(
    own,
    ({ openedAt, error: { owner } }) =>
      (since === undefined || openedAt > since) && (wanted === undefined || (owner !== undefined && wanted.has(owner))),
  );
}

/** The open errors that a target is about; undefined where its selection is forgotten. */
export function selectedErrors(
  open: readonly TrackedError[],
  target: Target,
  selections: Pick<Selections, 'get'>,
): readonly TrackedError[] | undefined {
  if (target.selection === undefined) return errorsOf(open, target);
  const selection = selections.get(target.selection);
  return selection && errorsIn(open, selection);
}

function errorsIn(open: readonly TrackedError[], selection: Selection): readonly TrackedError[] {
  const causes = new Set(selection.causes);
  const records = new Set(selection.records);
  return causesOf(open, selection)
    .filter(({ id }) => causes.size === 0 || causes.has(id))
    .flatMap(({ errors }) => errors)
    .filter(({ error }) => records.size === 0 || records.has(recordId(error)));
}
