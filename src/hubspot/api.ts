import { Client } from '@hubspot/api-client';
import type { PublicObjectSearchRequest } from '@hubspot/api-client/lib/codegen/crm/objects/models/PublicObjectSearchRequest.js';
import type { ObjectName } from '../core/sync-error.ts';
import { account, batchRead, batchWrite, ownerPage, parse, propertyList, recordPage, searchPage } from './answers.ts';
import { createGate } from './gate.ts';
import type { HubspotOptions } from './options.ts';

/** HubSpot's endpoints, one call each, with answers of our own shape. All throw VendorError. */
export type HubspotApi = ReturnType<typeof createHubspotApi>;

/** The API takes and gives at most so many records in a page or batch. */
export const PAGE = 100;
const OWNERS_PAGE = 500;

/** What the client hands to a middleware after an answer. */
type Answer = {
  readonly httpStatusCode: number;
  readonly headers: Record<string, string>;
  readonly body: { text(): Promise<string> };
};

export function createHubspotApi(options: HubspotOptions) {
  const gate = createGate(options);
  const client = new Client({
    accessToken: options.accessToken,
    ...(options.baseUrl === undefined ? {} : { basePath: options.baseUrl.replace(/\/+$/, '') }),
    // The client's own retries are shared by all clients of a process and know no Retry-After.
    numberOfApiCallRetries: 0,
    middleware: [
      {
        pre: (request) => request,
        // Judged here because the client loses the status of an error that is no JSON.
        post: async (context) => {
          const answer = context as Answer;
          await gate.heard(answer.httpStatusCode, answer.headers, () => answer.body.text());
          return answer;
        },
      },
    ],
  });
  const { basicApi, batchApi, searchApi } = client.crm.objects;

  return {
    calls: () => gate.calls(),

    async account() {
      const name = 'account-info';
      const answer = await gate.send('plain', name, async () => {
        // The client has no method for it, and this way round no error is thrown for a bad status.
        const response = await client.apiRequest({ path: '/account-info/v3/details' });
        await gate.heard(response.status, Object.fromEntries(response.headers), () => response.text());
        return await response.json();
      });
      return parse(account, answer, name);
    },

    async properties(object: ObjectName) {
      const name = `properties ${object}`;
      const answer = await gate.send('plain', name, () => client.crm.properties.coreApi.getAll(object, false));
      return parse(propertyList, answer, name);
    },

    async owners(archived: boolean, after: string | undefined) {
      const answer = await gate.send('plain', 'owners', () =>
        client.crm.owners.ownersApi.getPage(undefined, after, OWNERS_PAGE, archived),
      );
      return parse(ownerPage, answer, 'owners');
    },

    async list(object: ObjectName, properties: readonly string[], after: string | undefined, limit: number) {
      const name = `list ${object}`;
      const answer = await gate.send('plain', name, () =>
        basicApi.getPage(object, limit, after, [...properties], undefined, undefined, false),
      );
      return parse(recordPage, answer, name);
    },

    async batchRead(object: ObjectName, ids: readonly string[], properties: readonly string[]) {
      const name = `batch read ${object}`;
      const inputs = ids.map((id) => ({ id }));
      const answer = await gate.send('plain', name, () =>
        batchApi.read(object, { inputs, properties: [...properties], propertiesWithHistory: [] }, false),
      );
      return parse(batchRead, answer, name);
    },

    async batchUpdate(object: ObjectName, ids: readonly string[], property: string, value: string) {
      const name = `batch update ${object}`;
      const inputs = ids.map((id) => ({ id, properties: { [property]: value } }));
      const answer = await gate.send('plain', name, () => batchApi.update(object, { inputs }));
      return parse(batchWrite, answer, name);
    },

    async search(object: ObjectName, request: PublicObjectSearchRequest) {
      const name = `search ${object}`;
      const answer = await gate.send('search', name, () => searchApi.doSearch(object, request));
      return parse(searchPage, answer, name);
    },
  };
}
