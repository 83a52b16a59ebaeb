/** Builders of describe rows: one a kind of field, with Salesforce's usual figures. */
import type { DescribeField } from '../crm.ts';

type Extra = Partial<DescribeField>;

const BASE = {
  length: 0,
  byteLength: 0,
  precision: 0,
  scale: 0,
  digits: 0,
  nillable: true,
  createable: true,
  updateable: true,
  defaultedOnCreate: false,
  calculated: false,
  autoNumber: false,
  unique: false,
  externalId: false,
  idLookup: false,
  caseSensitive: false,
  restrictedPicklist: false,
  dependentPicklist: false,
  controllerName: null,
  relationshipName: null,
  custom: false,
  permissionable: true,
  encrypted: false,
  deprecatedAndHidden: false,
  compoundFieldName: null,
};

/** What is required on create: neither nillable nor defaulted, and without field permissions of its own. */
export const REQUIRED: Extra = { nillable: false, permissionable: false };
export const READ_ONLY: Extra = { createable: false, updateable: false, permissionable: false };

/** One field as describe returns it; custom by its name's ending. */
export function field(name: string, label: string, type: string, extra: Extra = {}): DescribeField {
  const length = extra.length ?? 0;
  const own = { name, label, type, byteLength: length * 3, custom: name.endsWith('__c') };
  return { ...BASE, picklistValues: [], referenceTo: [], ...own, ...extra };
}

export const text = (name: string, label: string, length: number, extra: Extra = {}) =>
  field(name, label, 'string', { length, ...extra });
export const longText = (name: string, label: string, length = 32_000) => field(name, label, 'textarea', { length });
export const email = (name: string, label: string) => field(name, label, 'email', { length: 80 });
export const phone = (name: string, label: string) => field(name, label, 'phone', { length: 40 });
export const url = (name: string, label: string) => field(name, label, 'url', { length: 255 });
export const date = (name: string, label: string, extra: Extra = {}) => field(name, label, 'date', extra);
const datetime = (name: string, label: string, extra: Extra = {}) => field(name, label, 'datetime', extra);
export const bool = (name: string, label: string, extra: Extra = {}) =>
  field(name, label, 'boolean', { nillable: false, defaultedOnCreate: true, ...extra });
export const integer = (name: string, label: string) => field(name, label, 'int', { digits: 8 });
export const currency = (name: string, label: string, scale = 2) =>
  field(name, label, 'currency', { precision: 18, scale });
export const percent = (name: string, label: string) => field(name, label, 'percent', { precision: 3 });

export function reference(name: string, label: string, to: string[], extra: Extra = {}): DescribeField {
  const relationshipName = name.endsWith('__c') ? name.replace(/c$/, 'r') : name.replace(/Id$/, '');
  return field(name, label, 'reference', { length: 18, referenceTo: to, relationshipName, ...extra });
}

export function picklist(name: string, label: string, values: readonly string[], extra: Extra = {}): DescribeField {
  return field(name, label, 'picklist', {
    length: 255,
    picklistValues: values.map((value) => picklistValue(value)),
    ...extra,
  });
}

export function picklistValue(value: string, label = value, active = true): DescribeField['picklistValues'][number] {
  return { active, defaultValue: false, label, value, validFor: null };
}

/** Id, deletion mark, owner and audit fields, which every object has. */
export function system(owner: 'owned' | 'ownerless' = 'owned'): DescribeField[] {
  const owned = reference('OwnerId', 'Owner ID', ['User'], {
    nillable: false,
    defaultedOnCreate: true,
    permissionable: false,
  });
  return [
    field('Id', 'Record ID', 'id', { ...READ_ONLY, length: 18, nillable: false, defaultedOnCreate: true }),
    bool('IsDeleted', 'Deleted', READ_ONLY),
    ...(owner === 'owned' ? [owned] : []),
    datetime('CreatedDate', 'Created Date', { ...READ_ONLY, nillable: false }),
    reference('CreatedById', 'Created By ID', ['User'], READ_ONLY),
    datetime('LastModifiedDate', 'Last Modified Date', { ...READ_ONLY, nillable: false }),
    reference('LastModifiedById', 'Last Modified By ID', ['User'], READ_ONLY),
    datetime('SystemModstamp', 'System Modstamp', { ...READ_ONLY, nillable: false }),
  ];
}

/** An address in Salesforce's five parts, each name starting with `prefix` (`Mailing`, or nothing on a Lead). */
export function address(prefix: string, label: string): DescribeField[] {
  const labelled = (part: string) => (label === '' ? part : `${label} ${part}`);
  return [
    field(`${prefix}Street`, labelled('Street'), 'textarea', { length: 255 }),
    text(`${prefix}City`, labelled('City'), 40),
    text(`${prefix}State`, labelled('State/Province'), 80),
    text(`${prefix}PostalCode`, labelled('Zip/Postal Code'), 20),
    text(`${prefix}Country`, labelled('Country'), 80),
  ];
}
