import type { Bot } from '../bot.ts';
import type { Caller } from '../caller.ts';
import { driftView } from '../views/drift.ts';

/** Opens the modal of what was not synced for no known reason, from the local snapshot. */
export async function showDrift(bot: Bot, caller: Caller, triggerId: string): Promise<void> {
  const sources = (await bot.latest())?.sources ?? [];
  await bot.gate.openView(triggerId, driftView(caller.text, { sources, links: bot.links() }));
}
