/** What is ticked in the details. */
import { randomUUID } from 'node:crypto';
import type { Selection } from '../jobs/selections.ts';
import type { Target } from '../jobs/target.ts';
import type { Bot } from './bot.ts';
import type { Caller } from './caller.ts';
import { filtersOf, idsOf } from './details-filters.ts';
import { afterStep, STEPS, type DetailsState } from './details-state.ts';

const picksOf = ({ cause, pickedCauses, pickedRecords }: DetailsState): string | undefined =>
  cause === undefined ? pickedCauses : pickedRecords;

/** The ticks of the state's level; a selection that is forgotten leaves the state. */
export function withPicked(bot: Bot, user: string, state: DetailsState) {
  const id = picksOf(state);
  const selection = id === undefined ? undefined : bot.selections.get(id);
  const isExpired = id !== undefined && selection?.by !== user;
  if (!isExpired) {
    const picked = new Set(state.cause === undefined ? selection?.causes : selection?.records);
    return { state, picked, isExpired };
  }
  return { state: afterStep(state, STEPS.clear(state.round)) ?? state, picked: new Set<string>(), isExpired };
}

/** What is shown, filters aside: the selection's `of`. */
const shownTarget = ({ target, cause }: DetailsState): Target => (cause === undefined ? target : { cause });

export async function withPick(bot: Bot, caller: Caller, state: DetailsState, picked: string, ticked: boolean) {
  const known = picksOf(state);
  const before = known === undefined ? undefined : bot.selections.get(known);
  const id = before === undefined || known === undefined ? randomUUID() : known;
  const isCause = state.cause === undefined;
  const picks = new Set(isCause ? before?.causes : before?.records);
  if (ticked) picks.add(picked);
  else picks.delete(picked);
  await bot.selections.put(id, {
    by: caller.user,
    at: bot.clock.now().toISOString(),
    of: shownTarget(state),
    causes: isCause ? [...picks] : [],
    records: isCause ? [] : [...picks],
  });
  return { ...state, ...(isCause ? { pickedCauses: id } : { pickedRecords: id }) };
}

/**
 * What an action is about, as it is ticked and filtered now: ticks that come later must not change it. Undefined where the selection
 * is forgotten, so that it is not taken for "all".
 */
export async function frozen(bot: Bot, caller: Caller, state: DetailsState): Promise<Target | undefined> {
  const { isExpired, picked } = withPicked(bot, caller.user, state);
  if (isExpired) return undefined;
  const { cause } = state;
  const of = shownTarget(state);
  const filters = filtersOf(bot, state, await idsOf(bot, caller.user));
  if (picked.size === 0 && Object.keys(filters).length === 0) return of;
  const selection: Selection = {
    by: caller.user,
    at: bot.clock.now().toISOString(),
    of,
    ...filters,
    causes: cause === undefined ? [...picked] : [],
    records: cause === undefined ? [] : [...picked],
  };
  const id = randomUUID();
  await bot.selections.put(id, selection);
  return { selection: id };
}
