/** What is new in the org, with one call. */
import { describe, expect, it } from 'vitest';
import { createSalesforce } from '../../src/salesforce/salesforce.ts';
import { noteSetupChange } from '../../src/sandbox/salesforce/setup-audit-trail.ts';
import { observer, serve } from '../support/fault-server.ts';
import { composite, queriesOf } from './composite-answer.ts';
import { sandbox } from './local-salesforce.ts';

const OLD = '2026-01-05T08:00:00.000Z';
const contact = (index: number, at = OLD) => ({
  Id: `003Aa00000${String(index).padStart(5, '0')}`,
  LastName: `Person ${index}`,
  SystemModstamp: at,
  LastModifiedDate: at,
  CreatedDate: at,
});
const withContacts = (contacts: object[]) => ({ salesforce: { records: { Contact: contacts } } });
const OBJECTS = ['Lead', 'Contact', 'Account', 'Opportunity'] as const;

describe('changes', () => {
  it('finds nothing in a quiet org, with one call', async () => {
    await using local = await sandbox(withContacts([contact(1), contact(2)]));
    const changes = await local.salesforce.changes(new Date('2026-01-05T08:00:01Z'));
    expect(local.salesforce.calls()).toBe(1);
    for (const object of OBJECTS) {
      expect(changes.changed.get(object)).toEqual([]);
      expect(changes.deleted.get(object)).toEqual([]);
    }
    expect(changes.setupChanged).toBe(false);
  });

  it('finds what was written since, at the very moment too, and what is in the recycle bin', async () => {
    await using local = await sandbox(withContacts([contact(1), contact(2), contact(3)]));
    const rows = local.crm.state.salesforce.records['Contact'] ?? new Map<string, never>();
    const [first = '', second = '', third = ''] = rows.keys();
    const since = local.crm.clock.now();
    await local.salesforce.write('Contact', [first], 'Title', 'Boss');
    const row = rows.get(second);
    if (row) rows.set(second, { ...row, IsDeleted: true, SystemModstamp: since.toISOString() });
    const { changed, deleted } = await local.salesforce.changes(since);
    expect(changed.get('Contact')?.toSorted()).toEqual([first, second].toSorted());
    expect(deleted.get('Contact')).toEqual([second]);
    const all = await local.salesforce.changes(new Date(OLD));
    expect(all.changed.get('Contact')).toContain(third);
  });

  it('says of an object with more than a page only that it changed', async () => {
    await using local = await sandbox(withContacts(Array.from({ length: 2001 }, (_, index) => contact(index + 1))));
    const { changed } = await local.salesforce.changes(new Date(OLD));
    expect(local.salesforce.calls()).toBe(1);
    expect(changed.has('Contact')).toBe(true);
    expect(changed.get('Contact')).toBeUndefined();
    expect(changed.get('Lead')).toEqual([]);
  });

  it('sees changes of the set-up: from then on, not before', async () => {
    await using local = await sandbox(withContacts([]));
    const before = local.crm.clock.now();
    noteSetupChange(local.crm, 'Changed the length of Title');
    expect((await local.salesforce.changes(before)).setupChanged).toBe(true);
    const after = new Date(local.crm.clock.now().getTime() + 2000);
    expect((await local.salesforce.changes(after)).setupChanged).toBe(false);
  });

  it('does not know what it may not read, and reads the rest', async () => {
    await using local = await sandbox(withContacts([contact(1)]));
    for (const SobjectType of ['SetupAuditTrail', 'Lead']) {
      local.crm.state.salesforce.permissions.push({ user: '*', SobjectType, PermissionsRead: false });
    }
    const { changed, deleted, setupChanged } = await local.salesforce.changes(new Date(OLD));
    expect(setupChanged).toBeUndefined();
    expect([changed.has('Lead'), deleted.has('Lead')]).toEqual([false, false]);
    expect(changed.get('Contact')).toHaveLength(1);
  });

  it('asks with five queries, of deleted records too', async () => {
    await using server = await serve((request) => composite(request, () => ({ done: true, records: [] })));
    const salesforce = createSalesforce({ instanceUrl: server.url, accessToken: 'token', ...observer() });
    await salesforce.changes(new Date('2026-03-01T10:00:00.987Z'));
    expect(queriesOf(server.received[0])).toEqual([
      ...OBJECTS.map(
        (object) => `SELECT Id, IsDeleted FROM ${object} WHERE SystemModstamp >= 2026-03-01T10:00:00.000Z`,
      ),
      'SELECT Id FROM SetupAuditTrail WHERE CreatedDate >= 2026-03-01T10:00:00.000Z ORDER BY CreatedDate DESC LIMIT 1',
    ]);
    expect(JSON.stringify(server.received[0]?.body).match(/v67\.0\/queryAll\?/g)).toHaveLength(4);
    await expect(salesforce.changes(new Date(NaN))).rejects.toThrow(RangeError);
    expect(server.received).toHaveLength(1);
  });
});
