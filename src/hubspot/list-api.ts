import type { Client } from '@hubspot/api-client';
import { z } from 'zod';
import type { ListObject } from '../jobs/ports.ts';
import { parse } from './answers.ts';
import type { Gate } from './gate.ts';
import { TYPE_IDS } from './type-ids.ts';

/** The lists' endpoints (v3), one call each. All throw VendorError. */
export type ListApi = ReturnType<typeof createListApi>;

const created = z.object({ list: z.object({ listId: z.string() }) }).transform(({ list }) => list.listId);

/** HubSpot leaves out what is empty. */
const added = z
  .object({ recordIdsMissing: z.array(z.coerce.string()).nullish() })
  .transform((answer) => ({ missing: answer.recordIdsMissing ?? [] }));

const fetched = z
  .object({
    list: z.object({
      listId: z.string(),
      name: z.string(),
      size: z.number().nullish(),
      // The client makes Date objects of the API's ISO times.
      createdAt: z.date().nullish(),
    }),
  })
  .transform(({ list }) => ({
    id: list.listId,
    name: list.name,
    size: list.size ?? undefined,
    createdAt: list.createdAt?.toISOString(),
  }));

const members = z.object({
  total: z.number().nullish(),
  results: z.array(z.unknown()),
  paging: z.object({ next: z.object({ after: z.string() }).nullish() }).nullish(),
});

export function createListApi(client: Client, gate: Gate) {
  const { listsApi, membershipsApi } = client.crm.lists;
  return {
    async create(object: ListObject, name: string): Promise<string> {
      const request = { name, objectTypeId: TYPE_IDS[object], processingType: 'MANUAL' };
      return parse(created, await gate.send('plain', 'create list', () => listsApi.create(request)), 'create list');
    },

    async add(id: string, recordIds: readonly string[]) {
      const answer = await gate.send('plain', 'add to list', () => membershipsApi.add(id, [...recordIds]));
      return parse(added, answer, 'add to list');
    },

    async byId(id: string) {
      return parse(fetched, await gate.send('plain', 'list', () => listsApi.getById(id)), 'list');
    },

    async byName(object: ListObject, name: string) {
      const ask = () => listsApi.getByName(name, TYPE_IDS[object]);
      return parse(fetched, await gate.send('plain', 'list by name', ask), 'list by name');
    },

    /** `total` is undefined where HubSpot does not tell it. */
    async members(id: string, after: string | undefined, limit: number) {
      const ask = () => membershipsApi.getPage(id, after, undefined, limit);
      const page = parse(members, await gate.send('plain', 'list members', ask), 'list members');
      return { count: page.results.length, total: page.total ?? undefined, after: page.paging?.next?.after };
    },

    async remove(id: string): Promise<void> {
      await gate.send('plain', 'delete list', () => listsApi.remove(id));
    },
  };
}
