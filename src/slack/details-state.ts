/** What the details' modal shows, as its `private_metadata` has it, and what its buttons do to that. */
import { OBJECTS, type ErrorObject } from '../core/sync-error.ts';
import type { Target } from '../jobs/target.ts';
import { decodeTarget, encodeTarget } from './ids.ts';

export type DetailsState = {
  /** What was opened: all, a category, a type or a cause. */
  readonly target: Target;
  /** The id of the cause whose records are shown; without one, causes are. */
  readonly cause?: string;
  /** From 0, of what is shown; `causesPage`: of the causes, to go back to. */
  readonly page: number;
  readonly causesPage: number;
  readonly object?: ErrorObject;
  /** ISO time: only what came (back) after it. */
  readonly since?: string;
  /** `mine`, or one of an owner's ids. */
  readonly owner?: string;
  /** Ids of the selections of causes, and of the records of this cause. */
  readonly pickedCauses?: string;
  readonly pickedRecords?: string;
  /** Slack keeps ticks as long as a block has its id: a new round begins without them. */
  readonly round: number;
  /** Where the button was that opened it: a resync reports there. */
  readonly channel: string;
  readonly ts?: string;
};

export const openingState = (
  target: Target,
  channel: string,
  ts?: string,
  filter: Pick<DetailsState, 'owner'> = {},
): DetailsState => ({
  ...filter,
  target,
  page: 0,
  causesPage: 0,
  round: 0,
  channel,
  ...(ts === undefined ? {} : { ts }),
});

/** At most some 700 characters: the ids of causes are short. */
export const encodeState = (state: DetailsState): string =>
  JSON.stringify({ ...state, target: encodeTarget(state.target) });

/** Undefined for what this version does not know. */
export function decodeState(metadata: string): DetailsState | undefined {
  let told: unknown;
  try {
    told = JSON.parse(metadata);
  } catch {
    return undefined;
  }
  if (typeof told !== 'object' || told === null) return undefined;
  const parts = told as Record<string, unknown>;
  const word = (name: string) => (typeof parts[name] === 'string' ? { [name]: parts[name] } : {});
  const count = (name: string) => (Number.isInteger(parts[name]) ? Math.max(0, Number(parts[name])) : 0);
  const { target: encoded, object: name } = parts;
  const target = typeof encoded === 'string' ? decodeTarget(encoded) : undefined;
  if (target === undefined) return undefined;
  const object = [...OBJECTS, 'unknown' as const].find((known) => known === name);
  return {
    target,
    page: count('page'),
    causesPage: count('causesPage'),
    round: count('round'),
    channel: typeof parts['channel'] === 'string' ? parts['channel'] : '',
    ...(object === undefined ? {} : { object }),
    ...word('cause'),
    ...word('since'),
    ...word('owner'),
    ...word('pickedCauses'),
    ...word('pickedRecords'),
    ...word('ts'),
  };
}

/** A button's step: `open:<cause>`, `back:`, `page:2:<round>` or `clear:<round>`: the round in which the button was shown. */
export const STEPS = {
  open: (cause: string) => `open:${cause}`,
  back: 'back:',
  page: (page: number, round: number) => `page:${page}:${round}`,
  clear: (round: number) => `clear:${round}`,
} as const;

/** Whether a button was shown before the last change of what is shown. Those of older versions do not tell their round. */
export const isOfBefore = ({ round }: DetailsState, value: string): boolean => {
  const told = /^(?:page:\d+|clear|resync|export|list):(\d+)$/.exec(value)?.[1];
  return told !== undefined && Number(told) !== round;
};

/** The state after a step; undefined for a step that this version does not know. */
export function afterStep(state: DetailsState, step: string): DetailsState | undefined {
  const at = step.indexOf(':');
  const [kind, value] = [step.slice(0, at), step.slice(at + 1)];
  const { cause, pickedCauses, pickedRecords, ...rest } = state;
  const causes = pickedCauses === undefined ? {} : { pickedCauses };
  const records = pickedRecords === undefined ? {} : { pickedRecords };
  if (kind === 'back') return { ...rest, ...causes, page: state.causesPage, round: state.round + 1 };
  const page = /^(\d{1,6})(?::\d+)?$/.exec(value)?.[1];
  if (kind === 'page' && page !== undefined) return { ...state, page: Number(page) };
  if (kind === 'open') {
    // A second click must not take the page of the records for that of the causes.
    const causesPage = cause === undefined ? state.page : state.causesPage;
    return { ...rest, ...causes, cause: value, page: 0, causesPage, round: state.round + 1 };
  }
  if (kind === 'clear') {
    const left = cause === undefined ? records : { ...causes, cause };
    return { ...rest, ...left, round: state.round + 1 };
  }
  return undefined;
}

/** The state after a choice in a filter: `all` ends it. `since`: what "only new" goes by. */
export function afterFilter(
  state: DetailsState,
  filter: string,
  value: string,
  since: string | undefined,
): DetailsState | undefined {
  const { object, since: before, owner, ...rest } = state;
  const choices = {
    object: () => [...OBJECTS, 'unknown' as const].find((known) => known === value),
    since: () => (value === 'new' ? (before ?? since) : undefined),
    owner: () => (value === 'all' || value === '' ? undefined : value),
  };
  if (!Object.hasOwn(choices, filter)) return undefined;
  const own = {
    object: filter === 'object' ? choices.object() : object,
    since: filter === 'since' ? choices.since() : before,
    owner: filter === 'owner' ? choices.owner() : owner,
  };
  return {
    ...rest,
    page: 0,
    causesPage: 0,
    round: state.round + 1,
    ...(own.object === undefined ? {} : { object: own.object }),
    ...(own.since === undefined ? {} : { since: own.since }),
    ...(own.owner === undefined ? {} : { owner: own.owner }),
  };
}
