import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createHubspot } from '../../src/hubspot/hubspot.ts';
import { observer, serve } from '../support/fault-server.ts';
import type { Received, Reply } from '../support/fault-server.ts';

const update = z.object({
  inputs: z.array(z.object({ id: z.string(), properties: z.record(z.string(), z.string()) })),
});
const ids = (request: Received) => update.parse(request.body).inputs.map(({ id }) => id);
const updated = (id: string) => ({
  id,
  properties: {},
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-11-24T09:00:00Z',
  archived: false,
});
const done = (rows: readonly string[]): Reply => ({ body: { status: 'COMPLETE', results: rows.map(updated) } });
const upTo = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));

async function write(rows: readonly string[], answer: (request: Received) => Reply) {
  await using server = await serve(answer);
  const hubspot = createHubspot({ accessToken: 'token', baseUrl: server.url, ...observer() });
  const results = await hubspot.write('contacts', rows, 'sfsync_resync', '2026-11-24T09:00:00Z job-1');
  return {
    results,
    failed: results.filter((result) => !result.ok),
    calls: hubspot.calls(),
    received: server.received,
  };
}

describe('write', () => {
  it('writes 100 records with one call, each once', async () => {
    const { results, calls, received } = await write([...upTo(100), '1'], (request) => done(ids(request)));
    expect(results).toEqual(upTo(100).map((id) => ({ id, ok: true })));
    expect(calls).toBe(1);
    expect(received[0]).toMatchObject({ method: 'POST', path: '/crm/v3/objects/contacts/batch/update' });
    expect(update.parse(received[0]?.body).inputs[0]).toEqual({
      id: '1',
      properties: { sfsync_resync: '2026-11-24T09:00:00Z job-1' },
    });
  });

  it('tells the reason for each row that a 207 refuses', async () => {
    const { results, calls } = await write(['1', '2', '3'], () => ({
      status: 207,
      body: {
        status: 'COMPLETE',
        results: [updated('1')],
        numErrors: 2,
        errors: [
          { category: 'OBJECT_NOT_FOUND', message: 'they may be deleted', context: { ids: ['3'] } },
          { category: 'CONFLICT', message: 'locked', context: { ids: ['2'] } },
        ],
      },
    }));
    expect(results).toEqual([
      { id: '1', ok: true },
      { id: '2', ok: false, problem: 'CONFLICT: locked' },
      { id: '3', ok: false, problem: 'OBJECT_NOT_FOUND: they may be deleted' },
    ]);
    expect(calls).toBe(1);
  });

  it('takes a merged record, which answers under another id, as written', async () => {
    const { results } = await write(['1', '2'], () => done(['1', '900']));
    expect(results).toEqual([
      { id: '1', ok: true },
      { id: '2', ok: true },
    ]);
  });

  it('does not call a row written that an answer with unnamed errors leaves out', async () => {
    const errors = [{ category: 'INTERNAL', message: 'no', context: {} }];
    const { results } = await write(['1', '2'], () => ({
      status: 207,
      body: { results: [updated('1')], numErrors: 1, errors },
    }));
    expect(results[1]).toEqual({ id: '2', ok: false, problem: 'INTERNAL: no' });
  });

  it('finds the bad rows of a batch that is refused whole, with few calls', async () => {
    const bad = new Set(['13', '77']);
    const { results, failed, calls } = await write(upTo(100), (request) => {
      const rows = ids(request);
      if (!rows.some((id) => bad.has(id))) return done(rows);
      return { status: 400, body: { status: 'error', message: 'invalid row', category: 'VALIDATION_ERROR' } };
    });
    expect(results.map((result) => result.id)).toEqual(upTo(100));
    expect(failed).toEqual([
      { id: '13', ok: false, problem: 'VALIDATION_ERROR: invalid row' },
      { id: '77', ok: false, problem: 'VALIDATION_ERROR: invalid row' },
    ]);
    expect(calls).toBeLessThanOrEqual(29);
  });

  it('leaves out the rows that the refusal names and writes the rest at once', async () => {
    const { failed, calls } = await write(upTo(100), (request) => {
      const rows = ids(request);
      if (!rows.includes('5')) return done(rows);
      const context = { ids: ['5', '6'] };
      return { status: 400, body: { message: 'bad ids', category: 'VALIDATION_ERROR', context } };
    });
    expect(failed.map((result) => result.id)).toEqual(['5', '6']);
    expect(calls).toBe(2);
  });

  it('asks once where the property itself is refused', async () => {
    const errors = [{ message: 'Property "sfsync_resync" does not exist', code: 'PROPERTY_DOESNT_EXIST' }];
    const { failed, calls } = await write(upTo(100), () => ({
      status: 400,
      body: { status: 'error', message: 'Property values were not valid: []', category: 'VALIDATION_ERROR', errors },
    }));
    expect(failed).toHaveLength(100);
    expect(failed[0]?.problem).toBe('PROPERTY_DOESNT_EXIST: Property "sfsync_resync" does not exist');
    expect(calls).toBe(1);
  });

  it('stops the search after 40 calls and tells the undecided rows as not written', async () => {
    const { results, failed, calls } = await write(upTo(100), () => ({ status: 400, body: { message: 'no' } }));
    expect(results).toHaveLength(100);
    expect(failed).toHaveLength(100);
    expect(calls).toBe(40);
  });

  it('tells a 404 for the whole batch as each row’s own', async () => {
    const body = { message: 'not there', category: 'OBJECT_NOT_FOUND', context: { ids: ['1', '2'] } };
    const { results, calls } = await write(['1', '2'], () => ({ status: 404, body }));
    expect(results.map((result) => result.problem)).toEqual([
      'OBJECT_NOT_FOUND: not there',
      'OBJECT_NOT_FOUND: not there',
    ]);
    expect(calls).toBe(1);
  });

  it('throws what is not the rows’ own fault', async () => {
    const body = { category: 'MISSING_SCOPES', context: { requiredGranularScopes: ['crm.objects.contacts.write'] } };
    await expect(write(['1'], () => ({ status: 403, body }))).rejects.toMatchObject({
      code: 'forbidden',
      detail: 'MISSING_SCOPES: crm.objects.contacts.write',
    });
  });
});
