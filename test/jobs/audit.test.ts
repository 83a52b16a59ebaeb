/** The audit job over real HTTP to the sandbox's CRMs: what it says when something cannot be read. */
import { describe, expect, it } from 'vitest';
import { advance } from '../../src/core/diff.ts';
import { hasRecord } from '../../src/core/sync-error.ts';
import { generateDataset } from '../../src/sandbox/dataset/generate/generate.ts';
import { asOld, auditOver, crmsOf } from '../support/audit.ts';
import { correct } from '../support/person.ts';
import { startTestSandbox } from '../support/sandbox.ts';

const clock = { now: () => new Date() };
type Data = {
  hubspot: { objects: Record<string, { id: string; properties: Record<string, string | null> }[]> };
  salesforce: { records: Record<string, Record<string, unknown>[]>; permissions: object[] };
};
const generated = () => generateDataset({ records: 250, seed: 1, now: new Date() }) as Data;

async function auditOf(dataset: unknown) {
  const sandbox = await startTestSandbox({ dataset, crmOnly: true, syncDelay: 20 });
  return { sandbox, audit: await auditOver(await crmsOf(sandbox)) };
}

const hiddenFromBot = (SobjectType: string) => ({
  user: 'sfsync@sandbox.example',
  SobjectType,
  PermissionsRead: false,
  PermissionsCreate: false,
  PermissionsEdit: false,
  PermissionsDelete: false,
});

describe('an audit', { timeout: 30_000 }, () => {
  it('closes a waiting child when its account has come', async () => {
    const { sandbox, audit } = await auditOf(generated());
    const first = advance(undefined, await audit.run(undefined), clock.now()).snapshot;
    const waiting = first.open.filter(({ error }) => error.type === 'waiting-on-account-to-sync');
    expect(waiting.length).toBeGreaterThan(0);
    // Accounts have names for people.
    expect(waiting.filter(({ error }) => error.params['account'] === error.value)).toEqual([]);
    const { fixes } = (await (await fetch(`${sandbox.url}/sandbox/fixes`)).json()) as {
      fixes: { id: string; title: string }[];
    };
    const account = fixes.find(({ title }) => /import/.test(title));
    await fetch(`${sandbox.url}/sandbox/fixes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: account?.id }),
    });
    const { changes } = advance(first, await audit.run(first), clock.now());
    expect(changes.fixed.map(({ key }) => key)).toEqual(expect.arrayContaining(waiting.map(({ error }) => error.key)));
  });

  it('lets one forbidden object cost only itself, and fixes nothing of it', async () => {
    const data = generated();
    const { audit } = await auditOf(data);
    const before = advance(undefined, await audit.run(undefined), clock.now()).snapshot;
    const deals = before.open.filter(({ error }) => error.object === 'deals').map(({ error }) => error.key);
    expect(deals.length).toBeGreaterThan(0);

    const hidden = {
      ...data,
      salesforce: { ...data.salesforce, permissions: [...data.salesforce.permissions, hiddenFromBot('Opportunity')] },
    };
    const other = await auditOf(hidden);
    const outcome = await other.audit.run(asOld(before));
    expect(outcome.source.objects).toMatchObject({ companies: 'whole', contacts: 'whole', deals: 'failed' });
    expect(outcome.source.complete).toBe(false);
    expect(outcome.source.problem).toMatchObject({ vendor: 'salesforce' });
    const { snapshot } = advance(before, outcome, clock.now());
    expect(snapshot.open.map(({ error }) => error.key)).toEqual(expect.arrayContaining(deals));
  });

  it('takes many linked records that Salesforce does not show for missing rights, not for deletions', async () => {
    const data = generated();
    const { audit } = await auditOf(data);
    const before = advance(undefined, await audit.run(undefined), clock.now()).snapshot;
    const unseen = {
      ...data,
      salesforce: { ...data.salesforce, records: { ...data.salesforce.records, Contact: [] } },
    };
    const outcome = await (await auditOf(unseen)).audit.run(asOld(before));
    expect(outcome.source.objects.contacts).toBe('part');
    expect(outcome.source.problem).toMatchObject({ vendor: 'salesforce', code: 'forbidden' });
    expect(advance(before, outcome, clock.now()).changes.gone).toEqual([]);
  });

  it('looks at records with metadata from after a repair', async () => {
    const { sandbox, audit } = await auditOf(generated());
    const findings = (await audit.run(undefined)).findings.map(({ error }) => error);
    const error = findings.find(({ type }) => type === 'missing-required-value');
    const refs = error !== undefined && hasRecord(error) ? [error] : [];
    expect((await audit.examine(refs, clock.now()))[0]?.errors.map(({ type }) => type)).toContain(
      'missing-required-value',
    );
    await correct(sandbox.url, error?.object ?? '', error?.hubspotId ?? '', { [error?.property ?? '']: 'Rossi' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await audit.examine(refs, clock.now()))[0]).toMatchObject({ exists: true, agrees: true, errors: [] });
  });
});
