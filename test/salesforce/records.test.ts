import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toId18 } from '../../src/core/ids.ts';
import { createSalesforce } from '../../src/salesforce/salesforce.ts';
import { collect, observer, serve } from '../support/fault-server.ts';
import type { Received, Reply } from '../support/fault-server.ts';
import { composite, queriesOf } from './composite-answer.ts';

const contactId = (index: number) => `003000000${String(index).padStart(6, '0')}AAA`;
const contact = (id: string, more = {}) => ({
  attributes: { type: 'Contact', url: `/services/data/v67.0/sobjects/Contact/${id}` },
  Id: id,
  LastModifiedDate: '2026-10-01T08:30:00.000+0000',
  ...more,
});
const connect = (url: string) => createSalesforce({ instanceUrl: url, accessToken: 'token', ...observer() });
const ids = (count: number) => Array.from({ length: count }, (_, index) => contactId(index));

const retrieveBody = z.object({ ids: z.array(z.string()), fields: z.array(z.string()) });
const updateBody = z.object({
  allOrNone: z.boolean(),
  records: z.array(z.looseObject({ id: z.string(), attributes: z.object({ type: z.string() }) })),
});

describe('records', () => {
  it('follows every page to the end, whatever its size, past 10,000', async () => {
    const total = 12_345;
    await using server = await serve(({ path }): Reply => {
      const from = Number(/-(\d+)$/.exec(path)?.[1] ?? 0);
      // Salesforce gives fewer rows than 2,000 where they are long.
      const size = Math.min(from === 0 ? 1999 : 617, total - from);
      const records = Array.from({ length: size }, (_, index) => contact(contactId(from + index)));
      const next = from + size;
      return {
        body: {
          totalSize: total,
          done: next >= total,
          records,
          ...(next < total ? { nextRecordsUrl: `/services/data/v67.0/query/01g000000000001-${next}` } : {}),
        },
      };
    });
    const salesforce = connect(server.url);
    const records = await collect(salesforce.records('Contact', ['Email']));
    expect(records).toHaveLength(total);
    expect(new Set(records.map((record) => record.id)).size).toBe(total);
    expect(salesforce.calls()).toBe(server.received.length);
    expect(server.received[0]?.query.get('q')).toBe('SELECT Id, LastModifiedDate, Email FROM Contact');
  });

  it('hands over plain values, ISO times, and no compound field', async () => {
    const row = contact(contactId(1), {
      Email: null,
      Amount: 12.5,
      DoNotCall: false,
      MailingAddress: { city: 'Rome' },
    });
    await using server = await serve(() => ({ body: { totalSize: 1, done: true, records: [row] } }));
    const records = await collect(connect(server.url).records('Contact', ['Email', 'Amount', 'DoNotCall']));
    expect(records).toEqual([
      {
        id: contactId(1),
        object: 'Contact',
        modifiedAt: '2026-10-01T08:30:00.000Z',
        fields: {
          Id: contactId(1),
          LastModifiedDate: '2026-10-01T08:30:00.000Z',
          Email: null,
          Amount: 12.5,
          DoNotCall: false,
        },
      },
    ]);
  });

  it.each(["Email FROM User WHERE Name = 'x'--", 'Owner.Email', '1st', ''])(
    'refuses %j as a field before it calls',
    async (field) => {
      await using server = await serve(() => 'cut');
      const salesforce = connect(server.url);
      await expect(collect(salesforce.records('Contact', [field]))).rejects.toThrow(RangeError);
      await expect(salesforce.read('Contact', [contactId(1)], [field])).rejects.toThrow(RangeError);
      await expect(salesforce.write('Contact', [contactId(1)], field, 'x')).rejects.toThrow(RangeError);
      expect(salesforce.calls()).toBe(0);
    },
  );

  it('reads any number of fields, though a URL takes only so many', async () => {
    const fields = Array.from({ length: 700 }, (_, index) => `Custom_Field_Number_${index}__c`);
    const nextRecordsUrl = '/services/data/v67.0/query/01g000000000001-1';
    await using server = await serve((request, nth): Reply => {
      if (nth === 1)
        return composite(request, () => ({ done: false, records: [contact(contactId(1))], nextRecordsUrl }));
      return { body: { done: true, records: [contact(contactId(2))] } };
    });
    expect(await collect(connect(server.url).records('Contact', fields))).toHaveLength(2);
    expect(server.received.map(({ path }) => path)).toEqual(['/services/data/v67.0/composite', nextRecordsUrl]);
    expect(queriesOf(server.received[0])[0]).toMatch(/^SELECT Id, LastModifiedDate, .*_699__c FROM Contact$/);
    await using refusing = await serve((request) => {
      const { body } = composite(request, () => [{ errorCode: 'INVALID_FIELD', message: 'No such column' }]) as {
        body: { compositeResponse: object[] };
      };
      return { body: { compositeResponse: body.compositeResponse.map((part) => ({ ...part, httpStatusCode: 400 })) } };
    });
    const refused = collect(connect(refusing.url).records('Contact', fields));
    await expect(refused).rejects.toMatchObject({ code: 'forbidden', detail: 'INVALID_FIELD: No such column' });
  });

  it('has the next page under way while one is looked at, and tells of its failure in its turn', async () => {
    const nextRecordsUrl = '/services/data/v67.0/query/01g000000000001-1';
    let asked: () => void = () => undefined;
    const second = new Promise<void>((resolve) => (asked = resolve));
    await using server = await serve((_, nth): Reply => {
      if (nth === 1) return { body: { totalSize: 2, done: false, records: [contact(contactId(1))], nextRecordsUrl } };
      asked();
      return { status: 400, body: [{ errorCode: 'INVALID_QUERY_LOCATOR', message: 'invalid query locator' }] };
    });
    const pages = connect(server.url).records('Contact', [])[Symbol.asyncIterator]();
    expect((await pages.next()).value).toHaveLength(1);
    await second;
    await new Promise((resolve) => setTimeout(resolve, 20));
    await expect(pages.next()).rejects.toMatchObject({ code: 'bad-answer', detail: 'INVALID_QUERY_LOCATOR' });
  });

  it.each([
    ['no id', { Id: 'x' }, 'records.1.Id'],
    ['no time', { LastModifiedDate: null }, 'records.1.LastModifiedDate'],
    ['a time that no clock shows', { LastModifiedDate: '2026-13-01T08:30:00.000+0000' }, 'records.1.LastModifiedDate'],
  ])('takes no record with %s', async (_, more, path) => {
    const rows = [contact(contactId(1)), contact(contactId(2), more)];
    await using server = await serve(() => ({ body: { totalSize: 2, done: true, records: rows } }));
    await expect(collect(connect(server.url).records('Lead', []))).rejects.toMatchObject({
      code: 'bad-answer',
      detail: `query Lead: ${path} (custom)`,
    });
  });

  it('writes an id of 15 characters with 18', async () => {
    const rows = [contact('003Aa0000000001')];
    await using server = await serve(() => ({ body: { totalSize: 1, done: true, records: rows } }));
    const [record] = await collect(connect(server.url).records('Contact', []));
    expect(record).toMatchObject({ id: toId18('003Aa0000000001'), fields: { Id: toId18('003Aa0000000001') } });
  });

  it.each([['null'], ['a text'], [[]]])('takes %j for no record', async (row) => {
    const records = [row === 'null' ? null : row];
    await using server = await serve(() => ({ body: { totalSize: 1, done: true, records } }));
    await expect(collect(connect(server.url).records('Lead', []))).rejects.toMatchObject({ code: 'bad-answer' });
  });

  it('reads a time of another zone as the same moment', async () => {
    const row = contact(contactId(1), { LastModifiedDate: '2026-10-01T10:30:00+02:00' });
    await using server = await serve(() => ({ body: { totalSize: 1, done: true, records: [row] } }));
    const [record] = await collect(connect(server.url).records('Contact', []));
    expect(record).toMatchObject({ modifiedAt: '2026-10-01T08:30:00.000Z' });
    expect(record?.fields['LastModifiedDate']).toBe('2026-10-01T08:30:00.000Z');
  });

  it('does not follow a page to another host, where the token would go along', async () => {
    const nextRecordsUrl = 'https://evil.example/services/data/v67.0/query/1';
    await using server = await serve(() => ({ body: { totalSize: 9, done: false, records: [], nextRecordsUrl } }));
    await expect(collect(connect(server.url).records('Lead', []))).rejects.toMatchObject({ code: 'bad-answer' });
    expect(server.received).toHaveLength(1);
  });

  it('does not take an answer that stops half way for the whole', async () => {
    await using server = await serve(() => ({ body: { totalSize: 9, done: false, records: [] } }));
    await expect(collect(connect(server.url).records('Lead', []))).rejects.toMatchObject({
      code: 'bad-answer',
      detail: 'query Lead: nextRecordsUrl (custom)',
    });
  });
});

describe('read', () => {
  it('reads 2,000 ids a call and leaves out what is gone or no id', async () => {
    await using server = await serve((request) => {
      const { ids: asked } = retrieveBody.parse(request.body);
      return { body: asked.map((id, index) => (index % 100 === 0 ? null : contact(id))) };
    });
    const salesforce = connect(server.url);
    const records = await salesforce.read(
      'Contact',
      [...ids(4100), "x' OR Id != '", contactId(0), contactId(0).slice(0, 15), `${contactId(0).slice(0, 15)}AAB`],
      ['Email'],
    );
    expect(records).toHaveLength(4100 - 41);
    expect(salesforce.calls()).toBe(3);
    expect(server.received[0]).toMatchObject({
      method: 'POST',
      path: '/services/data/v67.0/composite/sobjects/Contact',
    });
    expect(retrieveBody.parse(server.received[0]?.body).fields).toEqual(['Id', 'LastModifiedDate', 'Email']);
  });

  it('finds its way round one id that makes Salesforce refuse them all', async () => {
    await using server = await serve((request): Reply => {
      const { ids: asked } = retrieveBody.parse(request.body);
      if (!asked.includes(contactId(37))) return { body: asked.map((id) => contact(id)) };
      return { status: 400, body: [{ errorCode: 'MALFORMED_ID', message: 'malformed id' }] };
    });
    const salesforce = connect(server.url);
    const records = await salesforce.read('Contact', ids(100), []);
    expect(records).toHaveLength(99);
    expect(salesforce.calls()).toBeLessThan(16);
  });

  it('does not take a missing endpoint for missing records', async () => {
    const body = [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }];
    await using server = await serve(() => ({ status: 404, body }));
    await expect(connect(server.url).read('Contact', ids(3), [])).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('write', () => {
  it('writes 200 records with one call and keeps each row’s own answer', async () => {
    await using server = await serve((request) => {
      const { records } = updateBody.parse(request.body);
      const errors = [{ statusCode: 'STRING_TOO_LONG', message: 'too long (max length=40)', fields: ['Title'] }];
      return {
        body: records.map(({ id }, index) =>
          index === 3 ? { success: false, errors } : { id, success: true, errors: [] },
        ),
      };
    });
    const salesforce = connect(server.url);
    const results = await salesforce.write('Contact', [...ids(200), 'no id'], 'SFSync_Resync__c', 'now job-1');
    expect(results.filter((result) => !result.ok)).toEqual([
      { id: 'no id', ok: false, problem: 'MALFORMED_ID: not an id of Salesforce' },
      { id: contactId(3), ok: false, problem: 'STRING_TOO_LONG: too long (max length=40)' },
    ]);
    expect(results).toHaveLength(201);
    expect(salesforce.calls()).toBe(1);
    const body = updateBody.parse(server.received[0]?.body);
    expect(server.received[0]).toMatchObject({ method: 'PATCH', path: '/services/data/v67.0/composite/sobjects' });
    expect(body.allOrNone).toBe(false);
    expect(body.records[0]).toEqual({
      attributes: { type: 'Contact' },
      id: contactId(0),
      SFSync_Resync__c: 'now job-1',
    });
  });

  it('repeats a write that a 503 refused, and counts both', async () => {
    await using server = await serve((request, nth): Reply =>
      nth === 1
        ? { status: 503, body: '<html>busy</html>' }
        : { body: updateBody.parse(request.body).records.map(({ id }) => ({ id, success: true, errors: [] })) },
    );
    const salesforce = connect(server.url);
    await expect(salesforce.write('Lead', ids(1), 'SFSync_Resync__c', 'x')).resolves.toEqual([
      { id: contactId(0), ok: true },
    ]);
    expect(salesforce.calls()).toBe(2);
  });

  it('does not guess which rows an answer of another length means', async () => {
    await using server = await serve(() => ({ body: [{ success: true, errors: [] }] }));
    await expect(connect(server.url).write('Lead', ids(2), 'X__c', 'x')).rejects.toMatchObject({ code: 'bad-answer' });
  });
});

describe('fields and users', () => {
  it('describes fields and their picklists', async () => {
    const field = {
      name: 'LeadSource',
      label: 'Lead Source',
      type: 'picklist',
      length: 255,
      byteLength: 765,
      nillable: true,
      createable: true,
      updateable: true,
      defaultedOnCreate: false,
      calculated: false,
      restrictedPicklist: true,
      picklistValues: [
        { active: true, defaultValue: false, label: 'Web', value: 'Web', validFor: 'gAAA' },
        { active: false, defaultValue: false, label: null, value: 'Fax', validFor: null },
      ],
      referenceTo: [],
      precision: 0,
      scale: 0,
      unique: false,
      externalId: false,
      caseSensitive: false,
      controllerName: 'Industry',
    };
    await using server = await serve(() => ({ body: { name: 'Lead', queryable: true, fields: [field] } }));
    await expect(connect(server.url).fields('Lead')).resolves.toEqual([
      {
        name: 'LeadSource',
        label: 'Lead Source',
        type: 'picklist',
        length: 255,
        nillable: true,
        createable: true,
        updateable: true,
        defaultedOnCreate: false,
        calculated: false,
        restrictedPicklist: true,
        picklistValues: [
          { value: 'Web', label: 'Web', active: true, validFor: 'gAAA' },
          { value: 'Fax', label: 'Fax', active: false },
        ],
        referenceTo: [],
        precision: 0,
        scale: 0,
        unique: false,
        externalId: false,
        caseSensitive: false,
        controller: 'Industry',
      },
    ]);
    expect(server.received[0]?.path).toBe('/services/data/v67.0/sobjects/Lead/describe');
  });

  it('reads standard users, inactive ones too', async () => {
    const row = {
      Id: '005000000000001AAA',
      Email: 'ann@example.com',
      Name: 'Ann Lee',
      Username: 'ann@acme.example',
      IsActive: false,
      UserType: 'Standard',
    };
    const seen: Received[] = [];
    await using server = await serve((request) => {
      seen.push(request);
      return { body: { totalSize: 1, done: true, records: [row] } };
    });
    await expect(connect(server.url).users()).resolves.toEqual([
      {
        id: '005000000000001AAA',
        email: 'ann@example.com',
        name: 'Ann Lee',
        username: 'ann@acme.example',
        active: false,
        userType: 'Standard',
      },
    ]);
    expect(seen[0]?.query.get('q')).toContain("WHERE UserType = 'Standard'");
  });
});
