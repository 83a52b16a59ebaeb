import { describe, expect, it } from 'vitest';
import type { Automation } from '../../src/core/crm.ts';
import type { Bot } from '../../src/slack/bot.ts';
import type { Caller } from '../../src/slack/caller.ts';
import { SlackRefusal } from '../../src/slack/gate.ts';
import { details } from '../../src/slack/listeners/details.ts';
import { createText } from '../../src/text/text.ts';
import { NOW, snapshotOf, syncError } from '../support/snapshots.ts';

const caller = { text: createText('en-GB', 'Europe/Rome') } as Caller;
const flow: Automation = { kind: 'flow', object: 'Lead', name: 'Enrich', label: 'Enrich a lead' };
const refused = syncError({ type: 'salesforce-flow', sources: ['import'], salesforceObject: 'Lead' });

/** Opens the details of all errors; returns what was shown, view by view. */
async function shown(error = refused, automations: readonly Automation[] | undefined = [flow], refusal?: string) {
  const views: string[] = [];
  let reads = 0;
  const gate = {
    openView: async (_trigger: string, view: unknown) => {
      views.push(JSON.stringify(view));
      return 'V1';
    },
    updateView: async (id: string, view: unknown) => {
      if (refusal !== undefined) throw new SlackRefusal(refusal);
      views.push(`${id} ${JSON.stringify(view)}`);
    },
  };
  const bot = {
    gate,
    clock: { now: () => NOW },
    latest: async () => snapshotOf([error]),
    links: () => ({ hubspot: () => undefined, salesforce: () => undefined }),
    automations: async () => {
      reads++;
      return automations;
    },
  };
  await details(bot as unknown as Bot, caller, {}, 'T1');
  return { views, reads };
}

describe('the details', () => {
  it('open at once and add what Salesforce has active', async () => {
    const { views } = await shown();
    expect(views).toHaveLength(2);
    expect(views[0]).not.toContain('Enrich');
    expect(views[1]).toMatch(/^V1 .*Flow Enrich a lead on Lead/);
  });

  it('read nothing where automations say nothing, and stay where nothing could be read', async () => {
    expect(await shown(syncError())).toMatchObject({ views: [expect.anything()], reads: 0 });
    expect((await shown(refused, [])).views).toHaveLength(1);
  });

  it('need no news once they are closed, but hide no other refusal', async () => {
    expect((await shown(refused, [flow], 'not_found')).views).toHaveLength(1);
    await expect(shown(refused, [flow], 'invalid_blocks')).rejects.toThrow('invalid_blocks');
  });
});
