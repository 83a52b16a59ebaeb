import { isByAutomation } from '../../core/automations.ts';
import { errorsOf, type Target } from '../../jobs/target.ts';
import type { Bot } from '../bot.ts';
import type { Caller } from '../caller.ts';
import { SlackRefusal } from '../gate.ts';
import { targetName } from '../target-name.ts';
import { detailsView, type DetailsFacts } from '../views/details.ts';

/**
 * Opens the modal at once from the local snapshot: a trigger lasts three seconds. What Salesforce has active is added once it
 * is read, where it says something of these errors.
 */
export async function details(bot: Bot, caller: Caller, target: Target, triggerId: string): Promise<void> {
  const snapshot = await bot.latest();
  const facts: DetailsFacts = {
    title: targetName(caller.text, target),
    errors: errorsOf(snapshot?.open ?? [], target),
    sources: snapshot?.sources ?? [],
    links: bot.links(),
  };
  const viewOf = (more: Pick<DetailsFacts, 'automations'>) =>
    detailsView(caller.text, { ...facts, ...more }, bot.clock.now());
  const viewId = await bot.gate.openView(triggerId, viewOf({}));
  if (!facts.errors.some(({ error }) => isByAutomation(error.type))) return;
  const automations = (await bot.automations()) ?? [];
  if (automations.length === 0) return;
  try {
    await bot.gate.updateView(viewId, viewOf({ automations }));
  } catch (error) {
    // A view that was closed meanwhile needs no more.
    if (!(error instanceof SlackRefusal) || error.code !== 'not_found') throw error;
  }
}
