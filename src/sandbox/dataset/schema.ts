/** The shapes of a data set file, one row at a time. Every schema's message says what is expected in its place. */
import { z } from 'zod';
import type { RuleCondition } from '../crm.ts';
import { isSalesforceId } from './salesforce-id.ts';

const text = z.string('a string');
const name = z.string('a name').min(1, 'a name');
const flag = z.boolean('true or false').optional();
const count = z.number('a number').optional();
const scalar = z.union([z.string(), z.number(), z.boolean()], 'a string, number or boolean');

export const HUBSPOT_OBJECTS = ['contacts', 'companies', 'deals', 'tasks'] as const;
export const hubspotObject = z.enum(HUBSPOT_OBJECTS, `one of ${HUBSPOT_OBJECTS.join(', ')}`);

const hubspotId = z.union([z.string().min(1), z.number()], 'an id (a string)').transform((id) => String(id));
const isoTime = text.refine((value) => !Number.isNaN(Date.parse(value)), 'an ISO time');
const salesforceId = text.refine(isSalesforceId, 'a Salesforce id of 15 or 18 letters and digits');

export const accountSchema = z.looseObject(
  {
    portalId: count,
    uiDomain: text.optional(),
    timeZone: text.optional(),
    accountType: text.optional(),
    dataHostingLocation: text.optional(),
    companyCurrency: text.optional(),
    additionalCurrencies: z.array(text, 'a list of currency codes').optional(),
    utcOffset: text.optional(),
    utcOffsetMilliseconds: count,
  },
  'an object',
);

export const propertySchema = z.looseObject(
  {
    name,
    label: text.optional(),
    type: text.optional(),
    fieldType: text.optional(),
    groupName: text.optional(),
    options: z
      .array(z.looseObject({ value: scalar, label: text.optional(), hidden: flag }, 'an option'), 'a list of options')
      .optional(),
    hasUniqueValue: flag,
    externalOptions: flag,
    hidden: flag,
    archived: flag,
    calculated: flag,
    modificationMetadata: z.looseObject({ readOnlyValue: flag, readOnlyDefinition: flag }, 'an object').optional(),
  },
  'a property',
);

const propertyRule = z.looseObject(
  { ruleType: name, ruleArguments: z.array(scalar, 'a list of arguments').optional() },
  'a rule: {ruleType, ruleArguments}',
);

export const propertyValidationSchema = z.looseObject(
  { propertyName: name, propertyValidationRules: z.array(propertyRule, 'a list of rules') },
  'a property validation',
);

/** As `GET /crm/v3/limits/associations/records/{from}/{to}` answers. */
export const associationLimitSchema = z.looseObject(
  {
    limit: count,
    totalRecordsAtLimit: count,
    atLimitFromRecordSamples: z
      .array(z.looseObject({ objectId: hubspotId }, 'a record that is full'), 'a list of records that are full')
      .optional(),
  },
  'an object',
);

export const ownerSchema = z.looseObject(
  {
    id: hubspotId,
    email: text.nullish(),
    firstName: text.nullish(),
    lastName: text.nullish(),
    userId: z.number('a number').nullish(),
    type: z.enum(['PERSON', 'QUEUE'], 'PERSON or QUEUE').optional(),
    archived: flag,
    createdAt: isoTime.optional(),
    updatedAt: isoTime.optional(),
  },
  'an owner',
);

export const pipelineSchema = z.looseObject(
  {
    id: hubspotId,
    label: text,
    displayOrder: count,
    archived: flag,
    stages: z
      .array(
        z.looseObject(
          {
            id: hubspotId,
            label: text,
            displayOrder: count,
            archived: flag,
            metadata: z.record(z.string(), scalar.transform(String), 'an object').optional(),
          },
          'a stage',
        ),
        'a list of stages',
      )
      .optional(),
  },
  'a pipeline',
);

export type PropertyValue = string | number | boolean | null;

// Much cheaper than a union, for what a large file has most of.
function isPropertyValue(value: unknown): value is PropertyValue {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

const historySchema = z.looseObject(
  { value: scalar.nullable(), timestamp: isoTime, sourceType: text.optional() },
  'a value with its time',
);

export const hubspotRowSchema = z.looseObject(
  {
    id: hubspotId,
    properties: z
      .record(z.string(), z.custom<PropertyValue>(isPropertyValue, 'a string, number, boolean or null'), 'an object')
      .optional(),
    // Either ids, or as the API answers: { "companies": { "results": [{ "id": "7", "type": "..." }] } }.
    associations: z.record(z.string(), z.unknown(), 'an object of lists of ids').optional(),
    propertiesWithHistory: z.record(z.string(), z.array(historySchema, 'a list'), 'an object').optional(),
    createdAt: isoTime.optional(),
    updatedAt: isoTime.optional(),
    archived: flag,
  },
  'a record',
);

export const associatedId = z.union(
  [
    hubspotId,
    z.looseObject({ id: hubspotId }).transform((row) => row.id),
    z.looseObject({ toObjectId: hubspotId }).transform((row) => row.toObjectId),
  ],
  'the id of an associated record',
);

export const organizationSchema = z.looseObject(
  { Id: salesforceId.optional(), Name: text.optional(), IsSandbox: flag, OrganizationType: text.optional() },
  'an object',
);

export const limitSchema = z.looseObject(
  { Max: z.number('a number'), Remaining: z.number('a number') },
  'an object with Max and Remaining',
);

export const fieldSchema = z.looseObject(
  {
    name,
    label: text.optional(),
    type: text.optional(),
    length: count,
    precision: count,
    scale: count,
    digits: count,
    nillable: flag,
    createable: flag,
    updateable: flag,
    defaultedOnCreate: flag,
    calculated: flag,
    unique: flag,
    externalId: flag,
    restrictedPicklist: flag,
    custom: flag,
    permissionable: flag,
    deprecatedAndHidden: flag,
    picklistValues: z
      .array(
        z.looseObject({ value: text, label: text.nullish(), active: flag, defaultValue: flag }, 'a picklist value'),
        'a list of picklist values',
      )
      .optional(),
    referenceTo: z.array(text, 'a list of objects').optional(),
    relationshipName: text.nullish(),
  },
  'a field',
);

export const salesforceRowSchema = z.looseObject(
  {
    Id: salesforceId.optional(),
    CreatedDate: isoTime.nullish(),
    LastModifiedDate: isoTime.nullish(),
    SystemModstamp: isoTime.nullish(),
  },
  'a record',
);

export const permissionSchema = z.looseObject(
  {
    user: text.optional(),
    SobjectType: name,
    Field: text.optional(),
    PermissionsRead: flag,
    PermissionsCreate: flag,
    PermissionsEdit: flag,
    PermissionsDelete: flag,
  },
  'an ObjectPermissions or FieldPermissions row',
);

const conditionSchema: z.ZodType<RuleCondition> = z.lazy(() =>
  z.union(
    [
      z.object({ field: name, blank: z.boolean() }),
      z.object({ field: name, equals: scalar }),
      z.object({ field: name, longerThan: z.number() }),
      z.object({ all: z.array(conditionSchema) }),
      z.object({ any: z.array(conditionSchema) }),
    ],
    'a condition: {field, blank}, {field, equals}, {field, longerThan}, {all: [...]} or {any: [...]}',
  ),
);

export const validationRuleSchema = z.looseObject(
  { object: name, name, when: conditionSchema, message: text, field: text.optional(), active: flag },
  'a validation rule',
);
export const automationSchema = z.looseObject(
  { object: name, name, when: conditionSchema, message: text, active: flag },
  'a flow or trigger',
);
export const duplicateRuleSchema = z.looseObject(
  { object: name, name, matchOn: z.array(name, 'a list of fields'), active: flag, message: text.optional() },
  'a duplicate rule',
);

const RULES = ['two-way', 'prefer-salesforce', 'always-salesforce', 'dont-sync'] as const;
export const mappingSchema = z.looseObject(
  {
    object: hubspotObject,
    property: name,
    salesforceObject: name,
    field: name,
    rule: z.enum(RULES, `one of ${RULES.join(', ')}`).optional(),
  },
  'a mapping',
);

export const truthSchema = z.looseObject(
  {
    object: hubspotObject,
    id: hubspotId.optional(),
    salesforceId: salesforceId.optional(),
    type: name,
    property: text.optional(),
    field: text.optional(),
    code: text.optional(),
    message: text.optional(),
  },
  'an expected error',
);
