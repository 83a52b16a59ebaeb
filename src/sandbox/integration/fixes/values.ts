/** Fixes of single values that one side refuses for good: people put back what the other side has, or a value that it takes. */
import type { Crm } from '../../crm.ts';
import {
  type Case,
  countRecords,
  grouped,
  type Hands,
  labelOfProperty,
  mappedField,
  type Mender,
  salesforceValue,
} from './fix.ts';
import { isBlank, textOf } from '../values.ts';

const OF_HUBSPOT = new Set([
  'DUPLICATE_VALUE',
  'ENTITY_IS_DELETED',
  'FIELD_INTEGRITY_EXCEPTION',
  'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
  'INVALID_CROSS_REFERENCE_KEY',
  'INVALID_TYPE_ON_FIELD_IN_RECORD',
  'MALFORMED_ID',
  'NUMBER_OUTSIDE_VALID_RANGE',
  'OP_WITH_INVALID_USER_TYPE_EXCEPTION',
]);
const OF_SALESFORCE = new Set([
  'CONFLICTING_UNIQUE_VALUE',
  'INVALID_DATE',
  'INVALID_INTEGER',
  'INVALID_LONG',
  'INVALID_NUMBER',
  'LIMIT_EXCEEDED',
]);

/** Values of HubSpot that Salesforce cannot take. */
export const hubspotValues: Mender = (crm, cases) =>
  ofCodes(cases, OF_HUBSPOT).map(([key, some, { object, property }]) => ({
    id: `correct-hubspot:${key}`,
    title: `HubSpot: correct ${labelOfProperty(crm, object, property)} of ${object}`,
    count: countRecords(some),
    async apply({ hubspot }: Hands) {
      const rows = some.map((one) => ({ id: one.id ?? '', properties: { [property]: soundValue(crm, one) } }));
      await hubspot.update(object, rows);
    },
  }));

/** Values of Salesforce that HubSpot cannot take. */
export const salesforceValues: Mender = (crm, cases) =>
  ofCodes(cases, OF_SALESFORCE).map(([key, some, { object, property }]) => ({
    id: `correct-salesforce:${key}`,
    title: `Salesforce: correct ${labelOfProperty(crm, object, property)} of ${object}`,
    count: countRecords(some),
    async apply({ salesforce }: Hands) {
      const writes = some.flatMap((one) => {
        const { salesforceObject, salesforceId, id } = one;
        const field = mappedField(crm, one);
        if (field === undefined || salesforceId === undefined) return [];
        const ours = crm.state.hubspot.objects[object].get(id ?? '')?.properties[property] ?? null;
        return { object: salesforceObject, id: salesforceId, values: { [field]: ours } };
      });
      await salesforce.write(writes, 'write');
    },
  }));

type Placed = Case & { property: string };

function ofCodes(cases: readonly Case[], codes: ReadonlySet<string>): [key: string, cases: Case[], first: Placed][] {
  const some = cases.filter(({ code = '', property }) => codes.has(code) && property !== undefined);
  return grouped(some, ({ object, property = '' }) => `${object}.${property}`).flatMap(([key, own]) => {
    const [first] = own;
    return first?.property === undefined ? [] : [[key, own, { ...first, property: first.property }]];
  });
}

/** What Salesforce has; a country that it lists, for one that it does not. */
function soundValue(crm: Crm, one: Case): string {
  const { property, salesforceObject } = one;
  const field = mappedField(crm, one) ?? '';
  const theirs = salesforceValue(crm, one, field);
  if (property === 'hubspot_owner_id') return ownerOf(crm, theirs);
  if (!isBlank(theirs) || property !== 'country') return textOf(theirs);
  const fields = crm.state.salesforce.describe[salesforceObject]?.fields ?? [];
  return fields.find(({ name }) => name === `${field}Code`)?.picklistValues[0]?.label ?? '';
}

function ownerOf({ state }: Crm, userId: unknown): string {
  const email = textOf(state.salesforce.records['User']?.get(textOf(userId))?.['Email']).toLowerCase();
  return state.hubspot.owners.find((owner) => owner.email?.toLowerCase() === email)?.id ?? '';
}
