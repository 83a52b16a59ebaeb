import type { Crm, DescribeField } from '../crm.ts';
import type { Access } from './access.ts';
import { completeField } from './fields.ts';
import { toId18 } from './id.ts';
import { objectNames, findObject, type SObject } from './schema.ts';
import { textOf } from './text.ts';

const MASTER_RECORD_TYPE = '012000000000000AAA';

const pluralOf = (label: string): string => (/[^aeiou]y$/.test(label) ? label.replace(/y$/, 'ies') : `${label}s`);

/** What the list of objects says of each, and a describe too. */
function summaryOf(object: SObject, access: Access, version: string): Record<string, unknown> {
  const may = access.object(object.name);
  const url = `/services/data/${version}/sobjects/${object.name}`;
  return {
    activateable: false,
    associateEntityType: null,
    associateParentEntity: null,
    createable: object.stored && may.create,
    custom: object.name.endsWith('__c'),
    customSetting: false,
    deepCloneable: false,
    deletable: object.stored && may.delete,
    deprecatedAndHidden: false,
    feedEnabled: object.stored,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: pluralOf(object.label),
    layoutable: object.stored,
    mergeable: ['Account', 'Contact', 'Lead'].includes(object.name),
    mruEnabled: object.stored,
    name: object.name,
    queryable: true,
    replicateable: object.stored,
    retrieveable: true,
    searchable: object.stored,
    triggerable: object.stored,
    undeletable: object.stored,
    updateable: object.stored && may.edit,
    urls: { sobject: url, describe: `${url}/describe`, rowTemplate: `${url}/{ID}` },
  };
}

function recordTypeInfos(crm: Crm, object: SObject, version: string): Record<string, unknown>[] {
  const rows = [...(crm.state.salesforce.records['RecordType']?.values() ?? [])];
  const own = rows.filter((row) => row['SobjectType'] === object.name);
  const info = (
    id: string,
    name: string,
    developerName: string,
    active: boolean,
    master: boolean,
    standard: boolean,
  ) => ({
    active,
    available: active,
    defaultRecordTypeMapping: standard,
    developerName,
    master,
    name,
    recordTypeId: id,
    urls: { layout: `/services/data/${version}/sobjects/${object.name}/describe/layouts/${id}` },
  });
  const infos = own.map((row, i) => {
    const name = textOf(row['Name'] ?? row['DeveloperName']);
    return info(toId18(row.Id), name, textOf(row['DeveloperName'] ?? name), row['IsActive'] !== false, false, i === 0);
  });
  return [...infos, info(MASTER_RECORD_TYPE, 'Master', 'Master', true, true, infos.length === 0)];
}

/** A field as this caller sees it: what may not be written is told as not writable. */
function describeField(object: SObject, access: Access, field: DescribeField): DescribeField {
  const { edit } = access.field(object.name, field);
  return completeField({ ...field, createable: field.createable && edit, updateable: field.updateable && edit });
}

/** The describe of an object, without the fields that the caller may not read. */
export function describeObject(crm: Crm, access: Access, object: SObject, version: string): Record<string, unknown> {
  const { urls, ...summary } = summaryOf(object, access, version);
  return {
    ...summary,
    actionOverrides: [],
    childRelationships: [],
    compactLayoutable: object.stored,
    defaultImplementation: null,
    extendedBy: null,
    extendsInterfaces: null,
    fields: [...object.fields.values()]
      .filter((field) => access.field(object.name, field).read)
      .map((field) => describeField(object, access, field)),
    implementedBy: null,
    implementsInterfaces: null,
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: recordTypeInfos(crm, object, version),
    searchLayoutable: object.stored,
    sobjectDescribeOption: 'FULL',
    supportedScopes: [{ label: `All ${pluralOf(object.label).toLowerCase()}`, name: 'everything' }],
    urls: { ...(urls as Record<string, string>), uiDetailTemplate: `/{ID}` },
  };
}

/** The list of objects that the caller may read. */
export function describeGlobal(crm: Crm, access: Access, version: string): Record<string, unknown> {
  const objects = objectNames(crm).flatMap((name) => findObject(crm, name) ?? []);
  const visible = objects.filter((object) => access.object(object.name).read);
  return {
    encoding: 'UTF-8',
    maxBatchSize: 200,
    sobjects: visible.map((object) => summaryOf(object, access, version)),
  };
}
