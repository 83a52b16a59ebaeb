import { Hono } from 'hono';
import * as z from 'zod';
import type { HubspotObject, HubspotPropertyRow } from '../crm.ts';
import { badRequest, HubspotFailure, notFound } from './failure.ts';
import { objectNamed, OBJECT_TYPES } from './object-types.ts';
import { isTrue, readBody } from './request.ts';
import type { HubspotEnv } from './request.ts';
import type { Store } from './store.ts';

/** Options of one property (knowledge.hubspot.com, property field types). */
const MOST_OPTIONS = 5000;

/** Which field types a type takes (developers.hubspot.com/docs, properties). */
const FIELD_TYPES: Readonly<Record<string, readonly string[]>> = {
  string: ['text', 'textarea', 'html', 'file', 'phonenumber', 'calculation_equation'],
  number: ['number', 'calculation_equation'],
  bool: ['booleancheckbox', 'calculation_equation'],
  enumeration: ['select', 'radio', 'checkbox', 'booleancheckbox', 'calculation_equation'],
  date: ['date'],
  datetime: ['date'],
  phone_number: ['phonenumber'],
};

const OPTION = z.object({
  label: z.string().min(1),
  value: z.string().min(1),
  hidden: z.boolean().default(false),
  displayOrder: z.number().default(-1),
  description: z.string().default(''),
});

const OPTIONS = z.array(OPTION).max(MOST_OPTIONS);

const COMMON = {
  description: z.string().optional(),
  displayOrder: z.number().optional(),
  formField: z.boolean().optional(),
  hidden: z.boolean().optional(),
};

const CREATE_BODY = z.looseObject({
  ...COMMON,
  name: z
    .string()
    .max(100)
    .regex(/^[a-z][a-z0-9_]*$/, 'must be lower case letters, digits and underscores'),
  label: z.string().min(1),
  groupName: z.string().min(1),
  type: z.string(),
  fieldType: z.string(),
  options: OPTIONS.default([]),
  hasUniqueValue: z.boolean().default(false),
  externalOptions: z.boolean().default(false),
});

const UPDATE_BODY = z.object({
  ...COMMON,
  label: z.string().min(1).optional(),
  groupName: z.string().min(1).optional(),
  type: z.string().optional(),
  fieldType: z.string().optional(),
  options: OPTIONS.optional(),
});

/** `/crm/v3/properties/{type}` and `/crm/v3/property-validations/{objectTypeId}`. */
export function propertyRoutes(store: Store): Hono<HubspotEnv> {
  const app = new Hono<HubspotEnv>();

  app.get('/crm/v3/properties/:type', (c) => {
    const archived = isTrue(c, 'archived');
    const rows = store.state().properties[objectNamed(c.req.param('type'))];
    return c.json({ results: rows.filter((row) => (row.archived ?? false) === archived) });
  });

  app.get('/crm/v3/properties/:type/:name', (c) => {
    const object = objectNamed(c.req.param('type'));
    return c.json(propertyNamed(store, object, c.req.param('name'), isTrue(c, 'archived')));
  });

  app.post('/crm/v3/properties/:type', async (c) => {
    const object = objectNamed(c.req.param('type'));
    const input = await readBody(c, CREATE_BODY);
    requireFieldType(input.type, input.fieldType);
    requireDistinctOptions(object, input.name, input.options);
    const rows = store.state().properties[object];
    if (rows.some(({ name }) => name === input.name))
      throw new HubspotFailure(409, `A property named '${input.name}' already exists.`, {
        category: 'OBJECT_ALREADY_EXISTS',
        subCategory: 'Properties.PROPERTY_EXISTS',
      });
    const timestamp = store.now();
    const row: HubspotPropertyRow = {
      updatedAt: timestamp,
      createdAt: timestamp,
      name: input.name,
      label: input.label,
      type: input.type,
      fieldType: input.fieldType,
      description: input.description ?? '',
      groupName: input.groupName,
      options: input.options,
      displayOrder: input.displayOrder ?? -1,
      calculated: false,
      externalOptions: input.externalOptions,
      archived: false,
      hasUniqueValue: input.hasUniqueValue,
      hidden: input.hidden ?? false,
      modificationMetadata: { archivable: true, readOnlyDefinition: false, readOnlyValue: false },
      formField: input.formField ?? false,
    };
    rows.push(row);
    return c.json(row, 201);
  });

  app.patch('/crm/v3/properties/:type/:name', async (c) => {
    const object = objectNamed(c.req.param('type'));
    const input = await readBody(c, UPDATE_BODY);
    const row = propertyNamed(store, object, c.req.param('name'), false);
    requireWritable(row, input);
    requireFieldType(input.type ?? row.type, input.fieldType ?? row.fieldType);
    requireDistinctOptions(object, row.name, input.options ?? []);
    // Options are replaced as a whole: what the caller leaves out is gone.
    Object.assign(row, input, { updatedAt: store.now() });
    return c.json(row);
  });

  app.get('/crm/v3/property-validations/:type', (c) => {
    const object = objectNamed(c.req.param('type'));
    return c.json({ results: store.state().propertyValidations[OBJECT_TYPES[object].typeId] ?? [] });
  });

  return app;
}

function propertyNamed(store: Store, object: HubspotObject, name: string, archived: boolean): HubspotPropertyRow {
  const row = store
    .state()
    .properties[object].find((property) => property.name === name && (property.archived ?? false) === archived);
  if (row === undefined) throw notFound(`Property "${name}" does not exist`);
  return row;
}

function requireFieldType(type: string, fieldType: string): void {
  const known = FIELD_TYPES[type];
  if (known === undefined) throw badRequest(`${type} is not a valid property type`);
  if (!known.includes(fieldType)) throw badRequest(`fieldType ${fieldType} is not valid for type ${type}`);
}

function requireDistinctOptions(
  object: HubspotObject,
  name: string,
  options: readonly { readonly label: string; readonly value: string }[],
): void {
  for (const part of ['label', 'value'] as const) {
    const texts = options.map((option) => option[part]);
    const doubled = texts.filter((text, index) => texts.indexOf(text) !== index);
    if (doubled.length > 0)
      throw badRequest(
        `Property option ${part}s must be unique. For the property '${name}' of object type '${OBJECT_TYPES[object].typeId}' these ${part}s are duplicated: ${doubled.join(', ')}`,
      );
  }
}

function requireWritable(row: HubspotPropertyRow, input: z.infer<typeof UPDATE_BODY>): void {
  const meta: { readOnlyDefinition?: boolean; readOnlyOptions?: boolean } = row.modificationMetadata ?? {};
  const { options, ...definition } = input;
  // A property of HubSpot's own may still let its options be edited: then it says so.
  const optionsLocked = meta.readOnlyOptions ?? meta.readOnlyDefinition ?? false;
  if (
    (options !== undefined && optionsLocked) ||
    (Object.keys(definition).length > 0 && meta.readOnlyDefinition === true)
  )
    throw badRequest(`The definition of property '${row.name}' is read only and cannot be changed`, {
      subCategory: 'Properties.READ_ONLY_DEFINITION',
    });
}
