/** Fixes of Salesforce's set-up, which has no public API here: they change the sandbox's state. They sync nothing. */
import type { Crm } from '../../crm.ts';
import { picklistValue } from '../../dataset/salesforce-fields.ts';
import { type Case, countRecords, fieldOf, grouped, hubspotValue, type Mender, PLURALS } from './fix.ts';
import { textOf } from '../values.ts';

export const longerFields: Mender = (crm, cases) =>
  byField(cases, 'string-too-long').flatMap(([key, some]) => {
    const [first] = some;
    const field = first && fieldOf(crm, first);
    if (first === undefined || field === undefined) return [];
    const length = Math.max(...some.map((one) => hubspotValue(crm, one).length));
    return {
      id: `lengthen:${key}`,
      title: `Salesforce: raise the length of ${field.label} on ${PLURALS[first.salesforceObject]} to ${length}`,
      count: countRecords(some),
      async apply() {
        field.length = Math.max(field.length, length);
        field['byteLength'] = field.length * 3;
      },
    };
  });

/** For values that Salesforce's restricted picklist refuses, whether or not it has one that looks alike. */
export const picklistValues: Mender = (crm, cases) => {
  const refused = cases
    .filter(({ code }) => code === 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST')
    .flatMap((one) => missingValues(crm, one).map((value) => ({ one, value })));
  return grouped(refused, ({ one, value }) => `${one.salesforceObject}.${one.field ?? ''}:${value}`).flatMap(
    ([key, some]) => {
      const [first] = some;
      const field = first && fieldOf(crm, first.one);
      if (first === undefined || field === undefined) return [];
      return {
        id: `picklist-value:${key}`,
        title: `Salesforce: add \`${first.value}\` to ${field.label} of ${PLURALS[first.one.salesforceObject]}`,
        count: countRecords(some.map(({ one }) => one)),
        async apply() {
          const known = field.picklistValues.find(({ value }) => value === first.value);
          if (known === undefined) field.picklistValues.push(picklistValue(first.value));
          else known.active = true;
        },
      };
    },
  );
};

function missingValues(crm: Crm, one: Case): string[] {
  const field = fieldOf(crm, one);
  const value = hubspotValue(crm, one);
  const active = new Set(field?.picklistValues.filter((option) => option.active).map((option) => option.value));
  const parts = field?.type === 'multipicklist' ? value.split(';').map((part) => part.trim()) : [value];
  return [...new Set(parts)].filter((part) => part !== '' && !active.has(part));
}

export const activeUsers: Mender = (crm, cases) => {
  const users = [...(crm.state.salesforce.records['User']?.values() ?? [])];
  const owned = cases.filter(({ type }) => type === 'inactive-salesforce-owner');
  const emailOf = (one: Case) => {
    const owner = crm.state.hubspot.owners.find(({ id }) => id === hubspotValue(crm, one));
    return owner?.email?.trim().toLowerCase() ?? '';
  };
  return grouped(owned, emailOf).flatMap(([email, some]) => {
    const user = users.find((row) => textOf(row['Email']).toLowerCase() === email);
    if (email === '' || user === undefined) return [];
    return {
      id: `reactivate:${user.Id}`,
      title: `Salesforce: reactivate the user ${textOf(user['Name'])}`,
      count: countRecords(some),
      async apply() {
        user['IsActive'] = true;
      },
    };
  });
};

/** A required field that nothing is mapped to can only be made optional. */
export const optionalFields: Mender = (crm, cases) =>
  byField(
    cases.filter(({ property }) => property === undefined),
    'missing-required-value',
  ).flatMap(([key, some]) => {
    const [first] = some;
    const field = first && fieldOf(crm, first);
    if (first === undefined || field === undefined) return [];
    return {
      id: `optional:${key}`,
      title: `Salesforce: make ${field.label} optional on ${PLURALS[first.salesforceObject]}`,
      count: countRecords(some),
      async apply() {
        field.nillable = true;
      },
    };
  });

export const validationRules: Mender = (crm, cases) => {
  const broken = cases.filter(({ type }) => type === 'salesforce-custom-field-validation-rule');
  return crm.state.salesforce.validationRules.flatMap((rule) => {
    const some = broken.filter((one) => one.salesforceObject === rule.object && one.message === rule.message);
    if (some.length === 0 || !rule.active) return [];
    return {
      id: `deactivate-rule:${rule.object}.${rule.name}`,
      title: `Salesforce: deactivate the validation rule ${rule.name}`,
      count: countRecords(some),
      async apply() {
        rule.active = false;
      },
    };
  });
};

export const fieldPermissions: Mender = (crm, cases) =>
  byField(cases, 'salesforce-field-permission').flatMap(([key, some]) => {
    const [first] = some;
    const field = first && fieldOf(crm, first);
    if (first === undefined || field === undefined) return [];
    return {
      id: `permit:${key}`,
      title: `Salesforce: let the integration edit ${field.label} of ${PLURALS[first.salesforceObject]}`,
      count: countRecords(some),
      async apply() {
        for (const row of crm.state.salesforce.permissions) {
          if (row.Field?.toLowerCase() !== key.toLowerCase()) continue;
          row.PermissionsRead = true;
          row.PermissionsEdit = true;
        }
      },
    };
  });

/** `Contact.Title` and the cases of the type that name it. */
function byField(cases: readonly Case[], type: string): [key: string, cases: Case[]][] {
  const some = cases.filter((one) => one.type === type && one.field !== undefined);
  return grouped(some, ({ salesforceObject, field }) => `${salesforceObject}.${field ?? ''}`);
}
