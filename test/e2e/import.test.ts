/** What HubSpot's page would export of the sandbox, dropped into Slack: the digest must tell the truth of both CRMs. */
import { parse } from 'csv-parse/sync';
import { isAudited } from '../../src/core/audit/rules.ts';
import { describe, expect, it } from 'vitest';
import { startTestBot } from '../support/bot.ts';
import { ANN, CHANNEL, person, slackApi, truthOf } from '../support/person.ts';

const OLGA = 'U0OWNER';

const listOf = async (url: string, query = '') => (await fetch(`${url}/sandbox/sync-errors.csv${query}`)).text();

async function importWhole(url: string, user: string, name: string, content: string, offer: RegExp): Promise<string> {
  const who = person(url, user);
  await who.share(name, content);
  const { messages } = await slackApi(url, 'conversations.history', { channel: CHANNEL });
  const shared = (messages as { ts: string; files?: unknown[] }[]).find(({ files }) => files !== undefined);
  const thread = shared?.ts ?? '';
  await who.waitFor(offer, 'thread', { thread });
  await who.press('import_read', 'thread', { thread });
  await who.waitFor(/HubSpot/, 'modal');
  await who.waitFor(/\(CSV\)|whole list|intero elenco/, 'modal');
  await who.choose('whole', 'whole');
  await who.submit();
  return thread;
}

describe('HubSpot’s list of the sandbox', { timeout: 40_000 }, () => {
  it('is read to its last error, each under the type that HubSpot names', async () => {
    const { url } = await startTestBot({ slackOnly: true, records: 200 });
    const list = await listOf(url);
    const rows = parse<Record<string, string>>(list, { bom: true, columns: true });
    const thread = await importWhole(url, ANN, 'sync-errors.csv', list, /Shall I read it/);
    const told = await person(url, ANN).waitFor(/no longer listed/, 'thread', { thread });
    expect(told).toContain(`${rows.length} rows with ${rows.length} errors`);
    const counts = Map.groupBy(rows, (row) => row['Error type']);
    const largest = [...counts].toSorted(([, a], [, b]) => b.length - a.length).slice(0, 3);
    for (const [, { length }] of largest) expect(told).toContain(`${length} × `);
    expect(told).not.toContain('a type that I do not know');
  });

  it('is read in Italian by an Italian, in the shape of one row for each error', async () => {
    const { url } = await startTestBot({ slackOnly: true, records: 200 });
    const list = await listOf(url, '?language=it&shape=errors');
    const rows = parse(list, { bom: true }).length - 1;
    const thread = await importWhole(url, OLGA, 'errori.csv', list, /Vuoi che lo legga/);
    const olga = person(url, OLGA);
    const told = await olga.waitFor(/righe con/, 'thread', { thread });
    expect(told).toContain(`${rows} righe con ${rows} errori`);
    await olga.waitFor(/Errori di sincronizzazione HubSpot–Salesforce/);
    await olga.waitFor(new RegExp(`${rows} errori\\s+su`));
  });

  it('merges with what the comparison of both CRMs found', async () => {
    const { url } = await startTestBot({ records: 120 });
    const ann = person(url, ANN);
    const truth = await truthOf(url);
    const found = truth.filter(({ type }) => isAudited(type)).length;
    await ann.type('/sfsync check');
    await ann.waitFor(new RegExp(`${found} errors\\s+on`));
    const thread = await importWhole(url, ANN, 'sync-errors.csv', await listOf(url), /Shall I read it/);
    await ann.waitFor(new RegExp(`\\b${truth.length - found} new`), 'thread', { thread });
    await ann.waitFor(new RegExp(`${truth.length} errors\\s+on`));
  });
});
