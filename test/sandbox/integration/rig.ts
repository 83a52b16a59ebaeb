import { createClock } from '../../../src/sandbox/clock.ts';
import { createCrm, type Crm, type HubspotObject, type TruthRow } from '../../../src/sandbox/crm.ts';
import { readDataset } from '../../../src/sandbox/dataset/read.ts';
import { makeId } from '../../../src/sandbox/dataset/salesforce-id.ts';
import { createHubspotService } from '../../../src/sandbox/hubspot/service.ts';
import { createIntegration, type Integration } from '../../../src/sandbox/integration/integration.ts';
import type { Request } from '../../../src/sandbox/integration/types.ts';
import { createSalesforceService } from '../../../src/sandbox/salesforce/service.ts';

export const NOW = '2026-11-24T09:00:00.000Z';
/** When the records of a data set were last changed, if it does not say. */
export const BEFORE = '2026-11-23T09:00:00.000Z';

export type Rig = {
  crm: Crm;
  integration: Integration;
  hubspot: Request;
  salesforce: Request;
  /** Moves the clock on by a minute and writes as the bot does; resolves when the integration has followed. */
  setHubspot(object: HubspotObject, id: string, properties: Record<string, unknown>): Promise<void>;
  setSalesforce(object: string, id: string, fields: Record<string, unknown>): Promise<void>;
  /** A value as it is now. */
  hs(object: HubspotObject, id: string, property: string): string | null | undefined;
  sf(object: string, id: string, field: string): unknown;
  /** `contacts 101 string-too-long jobtitle`, sorted. */
  errors(): string[];
  /** All that the integration asked of Salesforce: method and path. */
  asked: string[];
};

/**
 * Both real services over the data set in memory, and the integration, started. What the integration cannot do at all is
 * thrown, unless it is handed to `onTrouble`.
 */
export async function openRig(dataset: unknown, onTrouble?: (data: object) => void): Promise<Rig> {
  let time = Date.parse(NOW);
  const clock = createClock(() => time);
  const crm = createCrm(readDataset(dataset, new Date(NOW)), clock, { fault: 0, random: () => 0.5 });
  const services = {
    hubspot: createHubspotService(crm, { origin: () => 'http://sandbox' }),
    salesforce: createSalesforceService(crm, { origin: () => 'http://sandbox' }),
  };
  const asked: string[] = [];
  const hubspot: Request = async (path, init) => services.hubspot.request(path, init);
  const salesforce: Request = async (path, init) => {
    asked.push(`${init?.method ?? 'GET'} ${path}`);
    return services.salesforce.request(path, init);
  };
  const integration = createIntegration(crm, {
    hubspot,
    salesforce,
    syncDelay: 1,
    log: {
      warn(data, message) {
        if (onTrouble !== undefined) return onTrouble(data);
        throw new Error(message, { cause: data });
      },
    },
  });

  async function write(request: Request, token: string, path: string, body: unknown): Promise<void> {
    time += 60_000;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await request(path, { method: 'PATCH', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    await integration.idle();
  }

  await integration.start();
  return {
    crm,
    integration,
    hubspot,
    salesforce,
    asked,
    setHubspot: (object, id, properties) =>
      write(hubspot, 'sandbox-hubspot', `/crm/v3/objects/${object}/${id}`, { properties }),
    setSalesforce: (object, id, fields) =>
      write(salesforce, 'sandbox-salesforce', `/services/data/v67.0/sobjects/${object}/${id}`, fields),
    hs: (object, id, property) => crm.state.hubspot.objects[object].get(id)?.properties[property],
    sf: (object, id, field) => crm.state.salesforce.records[object]?.get(id)?.[field] ?? null,
    errors: () => integration.truth().map(line).sort(),
  };
}

/** What tells one error from another. */
export function line({ object, id, salesforceId, type, property }: TruthRow): string {
  return [object, id ?? salesforceId, type, property].filter((part) => part !== undefined).join(' ');
}

export const CONTACT = makeId('003', 1);
export const LEAD = makeId('00Q', 1);
export const ACCOUNT = makeId('001', 1);
export const OPPORTUNITY = makeId('006', 1);

type Mapping = { object?: string; property: string; salesforceObject?: string; field: string; rule: string };

/** A HubSpot contact and the Salesforce contact that it is linked to, equal but for what is given. */
export function linkedContact(
  properties: Record<string, unknown>,
  fields: Record<string, unknown>,
  mappings: readonly Mapping[] = [],
) {
  return {
    hubspot: {
      objects: {
        contacts: [
          {
            id: '101',
            properties: {
              email: 'ada@firm.example.com',
              lastname: 'Byron',
              salesforcecontactid: CONTACT,
              ...properties,
            },
          },
        ],
      },
    },
    salesforce: {
      records: { Contact: [{ Id: CONTACT, Email: 'ada@firm.example.com', LastName: 'Byron', ...fields }] },
    },
    mappings: mappings.map((mapping) => ({ object: 'contacts', salesforceObject: 'Contact', ...mapping })),
  };
}

export const twoWay = (property: string, field: string) => ({ property, field, rule: 'two-way' });
