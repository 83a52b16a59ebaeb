import type { DescribeField } from '../crm.ts';

const SOAP_TYPES: Readonly<Record<string, string>> = {
  boolean: 'xsd:boolean',
  currency: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  double: 'xsd:double',
  id: 'tns:ID',
  int: 'xsd:int',
  percent: 'xsd:double',
  reference: 'tns:ID',
};

const NUMERIC_TYPES = new Set(['int', 'long', 'double', 'currency', 'percent']);

export const isNumeric = (field: DescribeField): boolean => NUMERIC_TYPES.has(field.type);
export const isReference = (field: DescribeField): boolean => field.type === 'id' || field.type === 'reference';

const NOT_FILTERABLE = new Set(['address', 'location', 'base64', 'complexvalue']);
const LONGEST_FILTERABLE = 255;

const isLongText = (field: DescribeField): boolean => field.type === 'textarea' && field.length > LONGEST_FILTERABLE;

export function isFilterable(field: DescribeField): boolean {
  return field['filterable'] !== false && !NOT_FILTERABLE.has(field.type) && !isLongText(field);
}

export function isSortable(field: DescribeField): boolean {
  return field['sortable'] !== false && isFilterable(field) && field.type !== 'multipicklist';
}

export function isGroupable(field: DescribeField): boolean {
  const groupable = field['groupable'];
  if (typeof groupable === 'boolean') return groupable;
  return isFilterable(field) && field.type !== 'datetime' && !['double', 'currency', 'percent'].includes(field.type);
}

/** A field with every key that describe returns; what `over` leaves out has Salesforce's usual value. */
export function makeField(name: string, type: string, over: Partial<DescribeField> = {}): DescribeField {
  const length = over.length ?? (type === 'id' || type === 'reference' ? 18 : 0);
  const custom = name.endsWith('__c');
  return {
    aggregatable: true,
    aiPredictionField: false,
    autoNumber: false,
    byteLength: length * 3,
    calculatedFormula: null,
    cascadeDelete: false,
    caseSensitive: false,
    compoundFieldName: null,
    controllerName: null,
    defaultValue: type === 'boolean' ? false : null,
    defaultValueFormula: null,
    dependentPicklist: false,
    displayLocationInDecimal: false,
    encrypted: false,
    extraTypeInfo: null,
    filteredLookupInfo: null,
    formulaTreatNullNumberAsZero: false,
    highScaleNumber: false,
    htmlFormatted: false,
    idLookup: type === 'id',
    inlineHelpText: null,
    mask: null,
    maskType: null,
    nameField: name === 'Name',
    namePointing: false,
    polymorphicForeignKey: (over.referenceTo?.length ?? 0) > 1,
    queryByDistance: false,
    referenceTargetField: null,
    relationshipOrder: null,
    restrictedDelete: false,
    searchPrefilterable: false,
    soapType: SOAP_TYPES[type] ?? 'xsd:string',
    writeRequiresMasterRead: false,
    name,
    label: name,
    type,
    length,
    precision: 0,
    scale: 0,
    digits: 0,
    nillable: true,
    createable: false,
    updateable: false,
    defaultedOnCreate: type === 'boolean',
    calculated: false,
    unique: false,
    externalId: false,
    restrictedPicklist: false,
    custom,
    permissionable: custom,
    deprecatedAndHidden: false,
    picklistValues: [],
    referenceTo: [],
    relationshipName: null,
    ...over,
  };
}

/** The field as describe tells it: a pasted field may say less, and three keys follow from the rest. */
export function completeField(field: DescribeField): DescribeField {
  return {
    ...makeField(field.name, field.type, field),
    filterable: isFilterable(field),
    sortable: isSortable(field),
    groupable: isGroupable(field),
  };
}

/** Fields that every stored object has, whatever its describe leaves out. */
export const SYSTEM_FIELDS: readonly DescribeField[] = [
  makeField('Id', 'id', { nillable: false, defaultedOnCreate: true }),
  makeField('IsDeleted', 'boolean', { label: 'Deleted', nillable: false }),
  makeField('CreatedDate', 'datetime', { label: 'Created Date', nillable: false, defaultedOnCreate: true }),
  userField('CreatedById', 'Created By ID', 'CreatedBy'),
  makeField('LastModifiedDate', 'datetime', { label: 'Last Modified Date', nillable: false, defaultedOnCreate: true }),
  userField('LastModifiedById', 'Last Modified By ID', 'LastModifiedBy'),
  makeField('SystemModstamp', 'datetime', { label: 'System Modstamp', nillable: false, defaultedOnCreate: true }),
];

function userField(name: string, label: string, relationshipName: string): DescribeField {
  const over = { label, relationshipName, referenceTo: ['User'], nillable: false, defaultedOnCreate: true };
  return makeField(name, 'reference', over);
}
