import { Client } from '@hubspot/api-client';
import type { PublicObjectSearchRequest } from '@hubspot/api-client/lib/codegen/crm/objects/models/PublicObjectSearchRequest.js';
import { OBJECTS } from '../core/sync-error.ts';
import type { ObjectName } from '../core/sync-error.ts';
import {
  account,
  batchRead,
  batchWrite,
  fullRecords,
  fullTypes,
  ownerPage,
  parse,
  pipelineList,
  propertyList,
  recordPage,
  searchPage,
  validationList,
} from './answers.ts';
import { createGate } from './gate.ts';
import { createListApi } from './list-api.ts';
import type { HubspotOptions } from './options.ts';
import { TYPE_IDS } from './type-ids.ts';

/** HubSpot's endpoints, one call each, with answers of our own shape. All throw VendorError. */
export type HubspotApi = ReturnType<typeof createHubspotApi>;

/** The API takes and gives at most so many records in a page or batch. */
export const PAGE = 100;
const OWNERS_PAGE = 500;

const ASSOCIATION_LIMITS = '/crm/v3/limits/associations/records';

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

  /** For what the client has no method for: its `apiRequest` throws for no status, so the gate judges that here. */
  const get = (path: string, name: string): Promise<unknown> =>
    gate.send('plain', name, async () => {
      const response = await client.apiRequest({ path });
      await gate.heard(response.status, Object.fromEntries(response.headers), () => response.text());
      return await response.json();
    });

  return {
    calls: () => gate.calls(),
    lists: createListApi(client, gate),

    async account() {
      return parse(account, await get('/account-info/v3/details', 'account-info'), 'account-info');
    },

    async pipelines() {
      const name = 'pipelines';
      const answer = await gate.send('plain', name, () => client.crm.pipelines.pipelinesApi.getAll('deals'));
      return parse(pipelineList, answer, name);
    },

    async validations(object: ObjectName) {
      const name = `validations ${object}`;
      return parse(validationList, await get(`/crm/v3/property-validations/${TYPE_IDS[object]}`, name), name);
    },

    /** The objects of which some record can take no more associations; with `from`, those that its records can take no more of. */
    async fullObjects(from?: ObjectName) {
      const path = from === undefined ? 'from' : `${TYPE_IDS[from]}/to`;
      const ids = parse(
        fullTypes,
        await get(`${ASSOCIATION_LIMITS}/${path}`, 'association limits'),
        'association limits',
      );
      return OBJECTS.filter((object) => ids.includes(TYPE_IDS[object]));
    },

    async fullRecords(from: ObjectName, to: ObjectName) {
      const name = `association limits ${from} ${to}`;
      return parse(fullRecords, await get(`${ASSOCIATION_LIMITS}/${TYPE_IDS[from]}/${TYPE_IDS[to]}`, name), name);
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
      return parse(ownerPage(archived), answer, 'owners');
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
