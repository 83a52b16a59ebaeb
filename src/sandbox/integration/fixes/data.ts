/** Fixes that people make in the two accounts themselves, through the public endpoints: corrected records sync at once. */
import { z } from 'zod';
import type { Crm } from '../../crm.ts';
import {
  type Case,
  countRecords,
  grouped,
  type Hands,
  hubspotValue,
  labelOfProperty,
  mappedField,
  type Mender,
  salesforceValue,
} from './fix.ts';
import { textOf } from '../values.ts';

const OPTION = z.looseObject({ value: z.string(), label: z.string() });

export const hubspotOptions: Mender = (crm, cases) => {
  const lacking = cases
    .filter(({ type, code }) => type === 'mismatched-options' && code === 'INVALID_OPTION')
    .flatMap((one) => missingOptions(crm, one).map((value) => ({ one, value })));
  return grouped(lacking, ({ one, value }) => `${one.object}.${one.property ?? ''}:${value}`).flatMap(([key, some]) => {
    const [first] = some;
    if (first === undefined) return [];
    const { object, property = '' } = first.one;
    return {
      id: `option:${key}`,
      title: `HubSpot: add the option \`${first.value}\` to ${labelOfProperty(crm, object, property)} of ${object}`,
      count: countRecords(some.map(({ one }) => one)),
      async apply({ hubspotCall }: Hands) {
        const path = `/crm/v3/properties/${object}/${property}`;
        // HubSpot replaces the whole list.
        const { options } = z.looseObject({ options: z.array(OPTION) }).parse((await hubspotCall('GET', path)).body);
        const added = { value: first.value, label: first.value, hidden: false, displayOrder: options.length };
        await hubspotCall('PATCH', path, { options: [...options, added] });
      },
    };
  });
};

function missingOptions(crm: Crm, one: Case): string[] {
  const property = crm.state.hubspot.properties[one.object].find(({ name }) => name === one.property);
  const value = textOf(salesforceValue(crm, one, mappedField(crm, one) ?? ''));
  const known = new Set(property?.options.map((option) => option.value));
  const parts = property?.fieldType === 'checkbox' ? value.split(';').map((part) => part.trim()) : [value];
  return [...new Set(parts)].filter((part) => part !== '' && !known.has(part));
}

export const emails: Mender = (crm, cases) => {
  const bad = cases.filter(({ type, property }) => type === 'invalid-email' && property !== undefined);
  return grouped(bad, ({ code }) => (code === 'INVALID_EMAIL' ? 'Salesforce' : 'HubSpot')).map(([side, some]) => ({
    id: `emails:${side}`,
    title: `${side}: correct the email ${some.length === 1 ? 'address' : 'addresses'}`,
    count: countRecords(some),
    async apply(hands: Hands) {
      for (const one of some) await (side === 'HubSpot' ? correctInHubspot : correctInSalesforce)(crm, one, hands);
    },
  }));
};

async function correctInHubspot(crm: Crm, { id, object, property, ...one }: Case, { hubspot }: Hands): Promise<void> {
  if (id === undefined || property === undefined) return;
  const [corrected] = corrections(hubspotValue(crm, { id, object, property, ...one }));
  if (corrected !== undefined) await hubspot.update(object, [{ id, properties: { [property]: corrected } }]);
}

/** HubSpot's judgement of the domain is not known here: it is asked. */
async function correctInSalesforce(crm: Crm, one: Case, { hubspot, salesforce }: Hands): Promise<void> {
  const { object, property, salesforceObject, salesforceId } = one;
  const field = mappedField(crm, one);
  if (property === undefined || field === undefined || salesforceId === undefined) return;
  for (const email of corrections(textOf(salesforceValue(crm, one, field)))) {
    if ((await hubspot.probe(object, one.id, { [property]: email })).length > 0) continue;
    await salesforce.write([{ object: salesforceObject, id: salesforceId, values: { [field]: email } }], 'write');
    return;
  }
}

/** What the address was probably meant to be, the least change first. */
function corrections(email: string): string[] {
  const [first = '', ...rest] = email.normalize('NFD').replaceAll(/\p{M}/gu, '').split('@');
  const tidy = (part: string) =>
    part
      .replaceAll(/[^A-Za-z0-9.+_-]+/g, '')
      .replaceAll(/\.{2,}/g, '.')
      .replaceAll(/^[.-]+|[.-]+$/g, '');
  const local = tidy(first) || 'info';
  const domain = tidy(rest.join('.')) || 'example.com';
  const labels = domain.split('.');
  const name = (labels.length > 1 ? labels.slice(0, -1) : labels).join('.');
  return [...(labels.length > 1 ? [`${local}@${domain}`] : []), `${local}@${name}.com`];
}

export const requiredValues: Mender = (crm, cases) => {
  const blank = cases.filter(
    ({ type, id, property }) => type === 'missing-required-value' && id !== undefined && property !== undefined,
  );
  return grouped(blank, ({ object, property }) => `${object}.${property ?? ''}`).flatMap(([key, some]) => {
    const [first] = some;
    if (first === undefined) return [];
    const { object, property = '' } = first;
    return {
      id: `fill-in:${key}`,
      title: `HubSpot: fill in ${labelOfProperty(crm, object, property)} of ${object}`,
      count: countRecords(some),
      async apply({ hubspot }: Hands) {
        await hubspot.update(
          object,
          some.map((one) => ({ id: one.id ?? '', properties: { [property]: filling(crm, one) } })),
        );
      },
    };
  });
};

/** What Salesforce still has, or what can be told from the record's email address. */
function filling(crm: Crm, one: Case): string {
  const kept = one.field === undefined ? undefined : salesforceValue(crm, one, one.field);
  if (typeof kept === 'string' && kept !== '') return kept;
  const property = crm.state.hubspot.properties[one.object].find(({ name }) => name === one.property);
  const [option] = property?.options ?? [];
  if (option !== undefined) return option.value;
  if (property?.type === 'number') return '0';
  if (property?.type === 'date' || property?.type === 'datetime') return crm.clock.now().toISOString().slice(0, 10);
  const email = hubspotValue(crm, { ...one, property: 'email' });
  const [local = '', domain = ''] = email.split('@');
  const word = (one.property === 'company' ? domain : local).split(/[^\p{L}]+/u).find((part) => part.length > 1);
  return word === undefined ? 'Unknown' : word.charAt(0).toUpperCase() + word.slice(1);
}

const TOUCHED = 'SFSync_Resync__c';

/** The import has no API: what sets the integration off is a change of the account's mapped field. */
export const accounts: Mender = (crm, cases) => {
  const waiting = cases.filter(({ type }) => type === 'waiting-on-account-to-sync');
  const known = crm.state.salesforce.records['Account'];
  const rows = waiting.filter(
    (one) => known?.get(textOf(salesforceValue(crm, one, 'AccountId')))?.['IsDeleted'] === false,
  );
  const ids = [...new Set(rows.map((one) => textOf(salesforceValue(crm, one, 'AccountId'))))];
  const isMapped = crm.state.mappings.some(
    ({ salesforceObject, field }) => salesforceObject === 'Account' && field === TOUCHED,
  );
  if (ids.length === 0 || !isMapped) return [];
  return [
    {
      id: 'import-accounts',
      title: `HubSpot: import ${ids.length} Salesforce ${ids.length === 1 ? 'account' : 'accounts'}`,
      count: countRecords(rows),
      async apply({ salesforce }: Hands) {
        const values = { [TOUCHED]: `import ${crm.clock.now().toISOString()}` };
        await salesforce.write(
          ids.map((id) => ({ object: 'Account' as const, id, values })),
          'write',
        );
      },
    },
  ];
};
