/** What other records hold: whether ids exist, and who has a value. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toId18 } from '../../src/core/ids.ts';
import { createSalesforce } from '../../src/salesforce/salesforce.ts';
import { observer, serve } from '../support/fault-server.ts';
import type { Received, Reply } from '../support/fault-server.ts';
import { composite, queriesOf } from './composite-answer.ts';
import { sandbox } from './local-salesforce.ts';

const idOf = (prefix: string, index: number) => toId18(`${prefix}Aa00000${String(index).padStart(5, '0')}`) ?? '';
const connect = (url: string) => createSalesforce({ instanceUrl: url, accessToken: 'token', ...observer() });
const accounts = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => ({ Id: idOf('001', from + index), Name: `Account ${from + index}` }));

describe('recordStates', () => {
  it('tells those that are there, deleted and absent', async () => {
    const User = [{ Id: idOf('005', 1), Username: 'a@acme.example', Email: 'a@acme.example', LastName: 'A' }];
    const Account = [...accounts(2), { Id: idOf('001', 3), Name: 'Gone', IsDeleted: true }];
    await using local = await sandbox({ salesforce: { records: { Account, User } } });
    const states = await local.salesforce.recordStates([
      ...[1, 2, 3, 4].map((index) => ({ id: idOf('001', index), objects: ['Account'] })),
      { id: idOf('005', 1), objects: ['Group', 'User'] },
      { id: idOf('005', 2), objects: ['Group', 'User'] },
    ]);
    expect(Object.fromEntries(states)).toEqual({
      [idOf('001', 1)]: 'there',
      [idOf('001', 2)]: 'there',
      [idOf('001', 3)]: 'deleted',
      [idOf('001', 4)]: 'absent',
      [idOf('005', 1)]: 'there',
      [idOf('005', 2)]: 'absent',
    });
    // Accounts, their recycle bin, users, who have none.
    expect(local.salesforce.calls()).toBe(4);
  });

  it('takes 2,000 a call, each id once, and no call for what cannot be', async () => {
    await using local = await sandbox({ salesforce: { records: { Account: accounts(2000) } } });
    const wanted = accounts(2000).map(({ Id }) => ({ id: Id, objects: ['Account'] }));
    const states = await local.salesforce.recordStates([
      ...wanted,
      ...wanted,
      { id: idOf('003', 1), objects: ['Account'] },
      { id: 'a0BAa0000000001', objects: ['Account', 'Contact'] },
      { id: 'nothing', objects: ['Account'] },
    ]);
    expect(local.salesforce.calls()).toBe(1);
    expect([...states.values()].filter((state) => state === 'there')).toHaveLength(2000);
    expect(states.get(idOf('003', 1))).toBe('absent');
    expect(states.get('nothing')).toBe('absent');
    expect(states.size).toBe(2003);
  });

  it('looks into the recycle bin for 2,500 with one call, in queries that fit into a URL', async () => {
    await using local = await sandbox({ salesforce: { records: { Account: accounts(1) } } });
    const states = await local.salesforce.recordStates(
      accounts(2000, 2).map(({ Id }) => ({ id: Id, objects: ['Account'] })),
    );
    expect([...states.values()].every((state) => state === 'absent')).toBe(true);
    expect(local.salesforce.calls()).toBe(2);
    await using server = await serve((request) =>
      request.path.endsWith('/Account')
        ? { body: (request.body as { ids: string[] }).ids.map(() => null) }
        : composite(request, (_, url) => (expect(url.length).toBeLessThan(16_000), { done: true, records: [] })),
    );
    await connect(server.url).recordStates(accounts(2000).map(({ Id }) => ({ id: Id, objects: ['Account'] })));
    expect(queriesOf(server.received[1])).toHaveLength(4);
  });

  it('tries custom objects, whose key prefix says nothing', async () => {
    const custom = toId18('a0BAa0000000001') ?? '';
    const asked: string[] = [];
    await using server = await serve((request): Reply => {
      if (request.path.endsWith('/composite')) return composite(request, () => ({ done: true, records: [] }));
      asked.push(request.path.split('/').at(-1) ?? '');
      return { body: [request.path.endsWith('Plan__c') ? { Id: custom } : null] };
    });
    const objects = ['Account', 'Seat__c', 'Plan__c'];
    const states = await connect(server.url).recordStates([{ id: custom, objects }]);
    expect(states.get(custom)).toBe('there');
    expect(asked).toEqual(['Seat__c', 'Plan__c']);
  });

  it('asks by queries where sObject Collections are not there', async () => {
    const there = idOf('001', 1);
    const page = (records: object[]) => ({ totalSize: records.length, done: true, records });
    const notFound: Reply = { status: 404, body: [{ errorCode: 'NOT_FOUND', message: 'no such resource' }] };
    await using server = await serve((request): Reply => {
      if (request.path.includes('/composite/sobjects/')) return notFound;
      if (request.path.endsWith('/composite')) return composite(request, () => page([]));
      return { body: page([{ Id: there.slice(0, 15), LastModifiedDate: '2026-10-01T08:30:00.000+0000' }]) };
    });
    const salesforce = connect(server.url);
    const wanted = [1, 2].map((index) => ({ id: idOf('001', index), objects: ['Account'] }));
    expect(Object.fromEntries(await salesforce.recordStates(wanted))).toEqual({
      [there]: 'there',
      [idOf('001', 2)]: 'absent',
    });
    expect((await salesforce.read('Account', [there], [])).map(({ id }) => id)).toEqual([there]);
    expect(server.received.filter(({ path }) => path.includes('/composite/sobjects/'))).toHaveLength(1);
  });

  it('makes no query of a name that is none', async () => {
    await using server = await serve(() => 'cut');
    const id = toId18('a0BAa0000000001') ?? '';
    const bad = connect(server.url).recordStates([{ id, objects: ['x FROM User--'] }]);
    await expect(bad).rejects.toThrow(RangeError);
    expect(server.received).toHaveLength(0);
  });

  it('does not know of an object that it may not read, and fails where Salesforce does', async () => {
    await using local = await sandbox({ salesforce: { records: { Account: accounts(1) } } });
    local.crm.state.salesforce.permissions.push({ user: '*', SobjectType: 'Account', PermissionsRead: false });
    const wanted = [{ id: idOf('001', 1), objects: ['Account'] }];
    expect((await local.salesforce.recordStates(wanted)).size).toBe(0);
    await using server = await serve(() => 'cut');
    await expect(connect(server.url).recordStates(wanted)).rejects.toMatchObject({ code: 'unreachable' });
    const failed = [{ errorCode: 'UNKNOWN_EXCEPTION', message: 'oops' }];
    await using half = await serve((request): Reply => {
      if (request.path.endsWith('/Account')) return { body: [null] };
      if (!request.path.endsWith('/composite')) return { status: 500, body: failed };
      return { body: { compositeResponse: [{ referenceId: 'bin0', httpStatusCode: 500, body: failed }] } };
    });
    await expect(connect(half.url).recordStates(wanted)).rejects.toMatchObject({ code: 'unreachable' });
  });
});

/** A Salesforce whose describes have no fields. */
const answering = (answer: (request: Received) => Reply) =>
  serve((request) => (request.path.endsWith('/describe') ? { body: { fields: [] } } : answer(request)));

describe('holders', () => {
  const contacts = (values: readonly (string | null)[]) =>
    values.map((Email, index) => ({ Id: idOf('003', index + 1), LastName: 'P', Email }));
  const holdersOf = async (stored: readonly (string | null)[], asked: readonly string[]) => {
    await using local = await sandbox({ salesforce: { records: { Contact: contacts(stored) } } });
    await local.salesforce.fields('Contact');
    const holders = await local.salesforce.holders('Contact', 'Email', asked);
    return { holders: Object.fromEntries(holders), calls: local.salesforce.calls() - 1 };
  };
  const ids = (...indexes: number[]) => indexes.map((index) => idOf('003', index));

  it('finds who holds a value, in any case, and leaves out what nobody holds', async () => {
    const { holders, calls } = await holdersOf(
      ['ann@acme.example', 'ANN@acme.example', 'bob@acme.example', null],
      ['Ann@acme.example', 'bob@acme.example', 'eve@acme.example', '', '  '],
    );
    expect(holders).toEqual({ 'Ann@acme.example': ids(1, 2), 'bob@acme.example': ids(3) });
    expect(calls).toBe(1);
  });

  it('answers for every way in which one value was asked for', async () => {
    const { holders } = await holdersOf(
      ['ann@acme.example'],
      ['ann@acme.example', 'ANN@acme.example', ' ann@acme.example '],
    );
    expect(holders).toEqual({
      'ann@acme.example': ids(1),
      'ANN@acme.example': ids(1),
      ' ann@acme.example ': ids(1),
    });
  });

  it('lets Salesforce say which case it means', async () => {
    // As a case-sensitive field does it.
    await using server = await answering((request) =>
      composite(request, (_, url) => {
        const exact = decodeURIComponent(url).includes("'Key'");
        return { done: true, records: exact ? [{ Id: idOf('003', 1), Key__c: 'Key' }] : [] };
      }),
    );
    const holders = await connect(server.url).holders('Contact', 'Key__c', ['key', 'Key']);
    expect(Object.fromEntries(holders)).toEqual({ Key: ids(1) });
    expect(server.received).toHaveLength(2);
  });

  it('asks for 2,000 addresses with one call, in queries that fit into a URL', async () => {
    const calls: Received[] = [];
    await using server = await answering((request) => {
      calls.push(request);
      return composite(request, (_, url) => {
        expect(url.length).toBeLessThan(16_100);
        return { done: true, records: [] };
      });
    });
    const values = Array.from({ length: 2000 }, (_, index) => `person${index}@acme.example`);
    await connect(server.url).holders('Contact', 'Email', [...values, 'x'.repeat(4001)]);
    expect(calls).toHaveLength(1);
    const asked = queriesOf(calls[0]).join(' ');
    expect(queriesOf(calls[0]).length).toBeLessThanOrEqual(5);
    expect(values.every((value) => asked.includes(`'${value}'`))).toBe(true);
    expect(asked).not.toContain('xxxx');
  });

  it('follows the pages of a value that many hold', async () => {
    const { holders, calls } = await holdersOf(
      Array.from({ length: 2100 }, () => 'info@acme.example'),
      ['info@acme.example'],
    );
    expect(holders['info@acme.example']).toHaveLength(2100);
    expect(calls).toBe(2);
  });

  it('throws where it may not ask: that is no proof that nobody holds a value', async () => {
    await using local = await sandbox({});
    await expect(local.salesforce.holders('Contact', 'Nope__c', ['x'])).rejects.toMatchObject({ code: 'forbidden' });
    await expect(local.salesforce.holders('Contact', "Email'--", ['x'])).rejects.toThrow(RangeError);
    expect(await local.salesforce.holders('Contact', 'Email', [])).toEqual(new Map());
    // The describe, once, and one query.
    expect(local.salesforce.calls()).toBe(2);
  });

  it('compares numbers as numbers and ids as ids, and asks for nothing that is neither', async () => {
    const fields = [{ name: 'Score__c', label: 'Score', type: 'double', precision: 6, scale: 2 }];
    const Contact = [
      { Id: idOf('003', 1), LastName: 'P', Score__c: 12.5, AccountId: idOf('001', 1) },
      { Id: idOf('003', 2), LastName: 'P', Score__c: -3 },
    ];
    const records = { Contact, Account: accounts(1) };
    await using local = await sandbox({ salesforce: { describe: { Contact: { fields } }, records } });
    const scores = await local.salesforce.holders('Contact', 'Score__c', ['12.50', '-3', '7', '1e3', 'many', "1') --"]);
    expect(Object.fromEntries(scores)).toEqual({ '12.50': ids(1), '-3': ids(2) });
    const short = idOf('001', 1).slice(0, 15);
    const linked = await local.salesforce.holders('Contact', 'AccountId', [short, idOf('001', 1), 'no id']);
    expect(Object.fromEntries(linked)).toEqual({ [short]: ids(1), [idOf('001', 1)]: ids(1) });
    expect((await local.salesforce.holders('Contact', 'Score__c', ['many'])).size).toBe(0);
    // One describe, one for the scores, one for the links.
    expect(local.salesforce.calls()).toBe(3);
  });

  it('finds any text that a record holds, and no other record', async () => {
    const letters = fc.constantFrom(
      "'",
      '\\',
      '"',
      'n',
      '%',
      '_',
      ')',
      '(',
      ',',
      'é',
      '😀',
      '&',
      '+',
      '#',
      ' ',
      '\n',
      'a',
    );
    const text = fc.string({ unit: letters, minLength: 1, maxLength: 40 }).filter((value) => value.trim() !== '');
    const list = fc.uniqueArray(text, { maxLength: 20, minLength: 1, selector: (value) => value.trim().toLowerCase() });
    await fc.assert(
      fc.asyncProperty(list, async (values) => {
        const Contact = values.map((value, index) => ({
          Id: idOf('003', index + 1),
          LastName: 'P',
          Title: value.trim(),
        }));
        await using local = await sandbox({ salesforce: { records: { Contact } } });
        const holders = await local.salesforce.holders('Contact', 'Title', values);
        expect(values.map((value) => holders.get(value))).toEqual(values.map((_, index) => ids(index + 1)));
      }),
      { numRuns: 40 },
    );
  });
});
