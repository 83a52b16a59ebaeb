/** All reasons for which Salesforce refuses a record, in the order in which it looks at them. */
import type { DescribeField } from '../crm.ts';
import { checkAddresses } from './address-check.ts';
import type { Fault } from './failure.ts';
import { comparable, findByValues } from './field-index.ts';
import { isWellFormedId } from './id.ts';
import { PERSON_NAME, personName } from './row-values.ts';
import { duplicateRules, flows, triggers, validationRules } from './rule-checks.ts';
import { checkValue } from './value-checks.ts';
import type { Attempt, Check, Draft } from './write-attempt.ts';

const fieldOf = ({ object }: Attempt, name: string): DescribeField | undefined => object.fields.get(name.toLowerCase());

const unknownFields: Check<Attempt> = (attempt) =>
  [...attempt.input.keys()]
    .filter((name) => !fieldOf(attempt, name))
    .map((name) => ({
      code: 'INVALID_FIELD',
      message: `No such column '${name}' on sobject of type ${attempt.object.name}`,
      fields: [name],
    }));

const readOnlyFields: Check<Attempt> = (attempt) => {
  const { writer, object, kind } = attempt;
  const isOpen = (field: DescribeField) =>
    (kind === 'create' ? field.createable : field.updateable) && writer.access.field(object.name, field).edit;
  const closed = [...attempt.input.keys()].filter((name) => {
    const field = fieldOf(attempt, name);
    return !field || !isOpen(field);
  });
  if (closed.length === 0) return [];
  const message =
    `Unable to create/update fields: ${closed.join(', ')}. Please check the security settings of this field and ` +
    'verify that it is read/write for your profile or permission set.';
  return [{ code: 'INVALID_FIELD_FOR_INSERT_UPDATE', message, fields: closed }];
};

const objectPermission: Check<Attempt> = ({ writer, object, kind }) => {
  const may = writer.access.object(object.name);
  if (kind === 'create' ? may.create : may.edit) return [];
  return [{ code: 'INSUFFICIENT_ACCESS_OR_READONLY', message: 'insufficient access rights on object id', fields: [] }];
};

const derivedObject: Check<Attempt> = ({ object, kind }) => {
  if (object.stored) return [];
  const message = `entity type cannot be ${kind === 'create' ? 'inserted' : 'updated'}: ${object.label}`;
  return [{ code: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message, fields: [] }];
};

/** A record that is not there, was deleted, or is a converted lead. Alone, an unknown id is an unknown address. */
export const missingRecord: Check<Attempt> = ({ writer, kind, id, before }) => {
  if (kind === 'create') return [];
  if (id === undefined || id === '') {
    return [{ code: 'MISSING_ARGUMENT', message: 'Id not specified in an update call', fields: [] }];
  }
  if (before?.['IsDeleted'] === true) {
    return [{ code: 'ENTITY_IS_DELETED', message: 'entity is deleted', fields: [], status: 404 }];
  }
  if (before) return [];
  if (!isWellFormedId(id)) return [{ code: 'MALFORMED_ID', message: `malformed id ${id}`, fields: ['Id'] }];
  if (writer.single) return [{ code: 'NOT_FOUND', message: 'The requested resource does not exist', status: 404 }];
  return [{ code: 'INVALID_CROSS_REFERENCE_KEY', message: 'invalid cross reference id', fields: [] }];
};

const convertedLead: Check<Attempt> = ({ object, before }) =>
  object.name === 'Lead' && before?.['IsConverted'] === true
    ? [{ code: 'CANNOT_UPDATE_CONVERTED_LEAD', message: 'cannot reference converted lead', fields: [] }]
    : [];

/** Before the values are looked at. */
const FIRST: readonly Check<Attempt>[] = [
  unknownFields,
  readOnlyFields,
  derivedObject,
  objectPermission,
  missingRecord,
  convertedLead,
];

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';

/** On create all required fields, on update those that the write empties (the rule: not nillable, no default). */
const requiredFields: Check<Draft> = ({ object, kind, values, after }) => {
  const missing = [...object.fields.values()].filter((field) => {
    if (field.nillable || field.type === 'boolean') return false;
    if (kind === 'update') return field.name in values && isEmpty(values[field.name]);
    return field.createable && !field.defaultedOnCreate && isEmpty(after[field.name]);
  });
  if (missing.length === 0) return [];
  const names = missing.map((field) => field.name);
  return [
    { code: 'REQUIRED_FIELD_MISSING', message: `Required fields are missing: [${names.join(', ')}]`, fields: names },
  ];
};

/** The new owner, where the write gives the record another one than it has. */
function newOwner({ writer, before, values }: Draft) {
  const id = values['OwnerId'];
  if (typeof id !== 'string' || id === before?.['OwnerId']) return undefined;
  return writer.crm.state.salesforce.records['User']?.get(id);
}

const inactiveOwner: Check<Draft> = (draft) => {
  const owner = newOwner(draft);
  if (!owner || owner['IsActive'] !== false) return [];
  const message = `operation performed with inactive user [${owner.Id.slice(0, 15)}] as owner of ${draft.object.name.toLowerCase()}`;
  return [{ code: 'INACTIVE_OWNER_OR_USER', message, fields: ['OwnerId'] }];
};

/** Users whose licence lets them own records; those of Chatter and of customer portals cannot. */
const OWNING_USER_TYPES = new Set<unknown>([undefined, null, '', 'Standard', 'PowerPartner', 'Guest']);

const ownerType: Check<Draft> = (draft) => {
  const owner = newOwner(draft);
  if (!owner || OWNING_USER_TYPES.has(owner['UserType'])) return [];
  return [
    { code: 'OP_WITH_INVALID_USER_TYPE_EXCEPTION', message: 'Operation not valid for this user type', fields: [] },
  ];
};

const uniqueFields: Check<Draft> = ({ writer, object, values, after }) => {
  const rows = writer.crm.state.salesforce.records[object.name];
  const unique = [...object.fields.values()].filter((field) => field.unique && !isEmpty(values[field.name]));
  return unique.flatMap((field): Fault[] => {
    const value = values[field.name];
    const key = comparable(field, value);
    const same = (other: unknown) =>
      field['caseSensitive'] === true ? other === value : comparable(field, other) === key;
    const twin =
      rows &&
      findByValues(rows, field, [value]).find(
        (row) => row.Id !== after.Id && row['IsDeleted'] !== true && same(row[field.name]),
      );
    if (!twin) return [];
    const message = `duplicate value found: ${field.name} duplicates value on record with id: ${twin.Id.slice(0, 15)}`;
    return [{ code: 'DUPLICATE_VALUE', message, fields: [field.name] }];
  });
};

/** Once the values are sound. */
const THEN: readonly Check<Draft>[] = [
  requiredFields,
  inactiveOwner,
  ownerType,
  uniqueFields,
  validationRules,
  duplicateRules,
  flows,
  triggers,
];

function firstFaults<T extends Attempt>(checks: readonly Check<T>[], attempt: T): readonly Fault[] {
  for (const check of checks) {
    const faults = check(attempt);
    if (faults.length > 0) return faults;
  }
  return [];
}

/** All values at once: their faults are told together. */
function checkValues(attempt: Attempt): { faults: Fault[]; values: Record<string, unknown> } {
  const faults: Fault[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, raw] of attempt.input) {
    const field = fieldOf(attempt, name);
    if (!field) continue;
    const checked = checkValue(field, raw, attempt);
    if ('fault' in checked) faults.push(checked.fault);
    // Left empty, a field with a default gets it.
    else if (checked.value !== null || attempt.kind === 'update' || !field.defaultedOnCreate)
      values[field.name] = checked.value;
  }
  faults.push(...checkAddresses(attempt, values));
  return { faults, values };
}

/**
 * Checks a write against everything that Salesforce refuses. Gives the faults of the first kind that hits, or the
 * record as it would be. `base` is the record that the values are put upon: its defaults, for a new one.
 */
export function checkWrite(attempt: Attempt, base: Draft['after']): { faults: readonly Fault[] } | { draft: Draft } {
  const first = firstFaults(FIRST, attempt);
  if (first.length > 0) return { faults: first };
  const { faults, values } = checkValues(attempt);
  if (faults.length > 0) return { faults };
  const after = { ...base, ...values };
  const name = PERSON_NAME.some((part) => part in values) ? personName(after) : undefined;
  if (name !== undefined) after['Name'] = name;
  const draft: Draft = { ...attempt, values, after };
  const later = firstFaults(THEN, draft);
  return later.length > 0 ? { faults: later } : { draft };
}
