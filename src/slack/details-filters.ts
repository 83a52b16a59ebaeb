/** What the filters of the details have to choose from, and what a choice leaves out. */
import { byOwner, type CauseErrors } from '../core/causes.ts';
import type { Filtered } from '../jobs/selections.ts';
import type { Text } from '../text/text.ts';
import type { Bot } from './bot.ts';
import type { DetailsState } from './details-state.ts';
import { plain } from './mrkdwn.ts';

/** What "only new" goes by: the last digest of the conversation in which the details were opened. */
export function newSince(bot: Bot, { channel }: DetailsState): string | undefined {
  const last = bot.digests.last(channel);
  return last?.before ?? last?.at;
}

/** The ids that a person has as an owner, by their email. */
export async function idsOf({ gate, owners }: Bot, user: string): Promise<ReadonlySet<string>> {
  const email = await gate.user(user).then(
    (known) => known.email,
    () => undefined,
  );
  return (email === undefined ? undefined : owners.idsOf(email)) ?? new Set();
}

export function filtersOf(
  { owners }: Bot,
  { object, since, owner }: DetailsState,
  mine: ReadonlySet<string>,
): Omit<Filtered, 'of'> {
  const ids = owner === 'mine' ? [...mine] : owners.people().find(({ ids: own }) => own.includes(owner ?? ''))?.ids;
  return {
    ...(object === undefined ? {} : { object }),
    ...(since === undefined ? {} : { since }),
    ...(owner === undefined ? {} : { owners: ids ?? [owner] }),
  };
}

/** Slack takes 100 options: all, mine, and these. */
const OWNERS_SHOWN = 97;

/** Whoever has most errors first; whom the reader chose, in any case. */
export function ownersOf(
  { owners }: Bot,
  text: Text,
  { owner }: DetailsState,
  causes: readonly CauseErrors[],
  mine: ReadonlySet<string>,
): (readonly [string, string])[] {
  const sizes = byOwner(causes);
  const people = owners
    .people()
    .map(({ name, ids }) => ({
      name,
      id: ids.find((id) => id === owner) ?? ids[0] ?? '',
      size: ids.reduce((sum, id) => sum + (sizes.get(id) ?? 0), 0),
    }))
    .filter(({ id, size }) => size > 0 || id === owner)
    .toSorted((a, b) => Number(b.id === owner) - Number(a.id === owner) || b.size - a.size)
    .slice(0, OWNERS_SHOWN);
  return [
    ...(mine.size > 0 || owner === 'mine' ? [[text('details.filter.mine'), 'mine'] as const] : []),
    ...people.map(({ name, id }) => [plain(name), id] as const),
  ];
}
