/** App Home of a real bot in the sandbox: opened, clicked, and published again by itself. */
import { describe, expect, it } from 'vitest';
import { generateDataset } from '../../src/sandbox/dataset/generate/generate.ts';
import { startTestBot } from '../support/bot.ts';
import { ANN, CHANNEL, MAX, person } from '../support/person.ts';

const OLGA = 'U0OWNER';
const HOME = { app: 'home' } as const;

type Owned = { hubspot: { owners: { id: string; email?: string }[] } };

/** Generated data in which Ann, by her Slack email, owns what one of its people owns. */
function datasetWithAnn(): object {
  const data = generateDataset({ records: 60, seed: 1, now: new Date() }) as Owned;
  const { email = '' } = data.hubspot.owners[0] ?? {};
  return JSON.parse(JSON.stringify(data).replaceAll(email, 'ann@acme.example')) as object;
}

async function vendorCalls(url: string): Promise<unknown> {
  return (await fetch(`${url}/sandbox/calls`)).json();
}

describe('App Home', { timeout: 60_000 }, () => {
  it('greets a newcomer, checks on request, and shows what is open', async () => {
    const { url } = await startTestBot();
    const ann = person(url, ANN);
    expect(await ann.openHome()).toEqual({ ok: true });
    const first = await ann.waitFor(/What is sfsync/, 'main', HOME);
    expect(first).toContain('What to do first');
    expect(first).toContain('Our direct messages: no digest');

    await ann.press('home_check', 'main', HOME);
    const open = await ann.waitFor(/HubSpot and Salesforce compared completely/, 'main', HOME);
    expect(open).toMatch(/\d+ errors\s+on\s+\d+ records/);
    expect(open).toContain('Property values');

    await ann.press('details:property-values', 'main', HOME);
    await ann.waitFor(/Property values/, 'modal');
    await ann.close();
    await ann.press('export:all', 'main', HOME);
    await ann.waitFor(/Sent: \d+ errors as CSV/, 'main', { channel: 'D0ADMIN' });
  });

  it('is in the reader’s language', async () => {
    const { url } = await startTestBot();
    const olga = person(url, OLGA);
    await olga.openHome();
    await olga.waitFor(/Che cos’è sfsync/, 'main', HOME);
    await olga.press('home_check', 'main', HOME);
    const told = await olga.waitFor(/HubSpot e Salesforce confrontati per intero/, 'main', HOME);
    expect(told).toContain('Valori delle proprietà');
    expect(told).not.toMatch(/\bwhat\b|Settings|Digests/i);
  });

  it('asks no CRM, and is published again when somebody else finds something', async () => {
    const { url } = await startTestBot();
    const [ann, max] = [person(url, ANN), person(url, MAX)];
    await ann.openHome();
    await ann.waitFor(/What to do first/, 'main', HOME);
    await max.type('/sfsync check');
    await ann.waitFor(/HubSpot and Salesforce compared completely/, 'main', HOME);
    // Who owns what was asked for at the first opening.
    await ann.waitFor(/Yours/, 'main', HOME);
    const before = await vendorCalls(url);
    const start = performance.now();
    await max.openHome();
    await max.waitFor(/Where this is from/, 'main', HOME);
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(await vendorCalls(url)).toEqual(before);
  });

  it('shows whose errors are whose', async () => {
    const { url } = await startTestBot({ dataset: datasetWithAnn() });
    const [ann, olga] = [person(url, ANN), person(url, OLGA)];
    await ann.openHome();
    await ann.waitFor(/What to do first/, 'main', HOME);
    await ann.press('home_check', 'main', HOME);
    const told = await ann.waitFor(/Yours\s+· [1-9]\d* errors? on/, 'main', HOME);
    const [, n = ''] = /Yours\s+· (\d+) error/.exec(told) ?? [];
    expect(Number(n)).toBeGreaterThan(0);
    await ann.press('home_mine', 'main', HOME);
    await ann.waitFor(/Show \d+ records?|How to fix it/, 'modal');
    await olga.openHome();
    await olga.waitFor(/I tuoi\s+· nessun errore sui record/, 'main', HOME);
  });

  it('shows Max what he owns in the company that the sandbox makes', async () => {
    const { url } = await startTestBot();
    const max = person(url, MAX);
    await max.openHome();
    await max.waitFor(/What to do first/, 'main', HOME);
    await max.type('/sfsync check');
    await max.waitFor(/Yours\s+· [1-9]\d* errors? on/, 'main', HOME);
    await max.press('home_mine', 'main', HOME);
    const shown = await max.waitFor(/Show \d+ records?|How to fix it/, 'modal');
    expect(shown).toContain('My records');
  });

  it('changes a digest, for those who may', async () => {
    const { url } = await startTestBot();
    const [ann, max] = [person(url, ANN), person(url, MAX)];
    await ann.type('/sfsync notify daily at 09:00');
    await ann.waitFor(/A digest in English will be posted here every day at 09:00/);
    await max.openHome();
    await max.waitFor(/every day at 09:00/, 'main', HOME);
    await max.press(`home_notify:${CHANNEL}`, 'main', HOME);
    await max.waitFor(/Only Slack workspace admins and owners may do this/, 'modal');
    await max.close();

    await ann.openHome();
    await ann.waitFor(/#crm-sync/, 'main', HOME);
    await ann.press(`home_notify:${CHANNEL}`, 'main', HOME);
    await ann.waitFor(/How often/, 'modal');
    await ann.choose('frequency', 'weekly');
    await ann.choose('time', '21:30');
    await ann.choose('day', '5');
    await ann.choose('language', 'it');
    await ann.submit();
    await ann.waitFor(/every Friday at 21:30 \(Europe\/Rome\), in Italian/, 'modal');
    await ann.close();
    await ann.waitFor(/every Friday at 21:30/, 'main', HOME);
    // Who had it open before sees it too.
    await max.waitFor(/every Friday at 21:30/, 'main', HOME);
  });

  it('says why a digest cannot be had', async () => {
    const { url } = await startTestBot({}, async (_, folder) => {
      const { openDatabase } = await import('../../src/store/database.ts');
      const { subscriptions } = await openDatabase(folder);
      const since = new Date().toISOString();
      const wish = { frequency: 'off', at: '09:00', day: 1, zone: 'UTC', language: 'en', since } as const;
      await subscriptions.put({ ...wish, channel: 'C0RANDOM' });
    });
    const ann = person(url, ANN);
    await ann.openHome();
    await ann.waitFor(/#random/, 'main', HOME);
    await ann.press('home_notify:C0RANDOM', 'main', HOME);
    await ann.waitFor(/How often/, 'modal');
    await ann.choose('frequency', 'daily');
    await ann.submit();
    await ann.waitFor(/I am not a member of this channel/, 'modal');
  });

  it('shows a resync while it is under way', async () => {
    const { url } = await startTestBot({ syncDelay: 4_000 });
    const ann = person(url, ANN);
    await ann.type('/sfsync status');
    await ann.waitFor(/HubSpot and Salesforce compared/);
    await ann.openHome();
    await ann.press('resync:property-values');
    await ann.waitFor(/Salesforce allowance afterwards/, 'modal');
    await ann.submit();
    await ann.waitFor(/Resync of \d+ records?, started by/, 'main', HOME);
  });
});
