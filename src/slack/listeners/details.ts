import { errorsOf, type Target } from '../../jobs/target.ts';
import type { Bot } from '../bot.ts';
import type { Caller } from '../caller.ts';
import { targetName } from '../target-name.ts';
import { detailsView } from '../views/details.ts';

/** Opens the modal at once from the local snapshot: a trigger lasts three seconds. */
export async function details(bot: Bot, caller: Caller, target: Target, triggerId: string): Promise<void> {
  const snapshot = await bot.latest();
  const links = bot.links();
  const facts = {
    title: targetName(caller.text, target),
    errors: errorsOf(snapshot?.open ?? [], target),
    sources: snapshot?.sources ?? [],
    links,
  };
  await bot.gate.openView(triggerId, detailsView(caller.text, facts, bot.clock.now()));
}
