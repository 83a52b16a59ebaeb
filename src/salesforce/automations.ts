import { z } from 'zod';
import type { Automation } from '../core/crm.ts';
import { SALESFORCE_OBJECTS } from '../core/sync-error.ts';
import type { SalesforceObject } from '../core/sync-error.ts';
import { VendorError } from '../jobs/vendor-error.ts';
import { time } from './answers.ts';
import { queryPath } from './api.ts';
import type { SalesforceApi } from './api.ts';
import { soqlList } from './soql.ts';

const NAME = 'automations';
const OBJECTS = soqlList(SALESFORCE_OBJECTS);

const QUERIES = {
  // A flow is active while any of its versions is; `IsActive` tells of the latest only.
  flows: queryPath(
    'SELECT ApiName, Label, TriggerType, TriggerObjectOrEvent.QualifiedApiName, LastModifiedDate, LastModifiedBy ' +
      'FROM FlowDefinitionView WHERE ActiveVersionId != null',
  ),
  triggers: queryPath(
    'SELECT Name, TableEnumOrId, LastModifiedDate, LastModifiedBy.Name FROM ApexTrigger ' +
      `WHERE Status = 'Active' AND TableEnumOrId IN ${OBJECTS}`,
  ),
  duplicateRules: queryPath(
    'SELECT DeveloperName, MasterLabel, SobjectType, LastModifiedDate, LastModifiedBy.Name FROM DuplicateRule ' +
      `WHERE IsActive = true AND SobjectType IN ${OBJECTS}`,
  ),
};
/** The Tooling API alone has validation rules, and Composite takes no query of it. */
const VALIDATION_RULES =
  'SELECT ValidationName, EntityDefinition.QualifiedApiName, LastModifiedDate, LastModifiedBy.Name ' +
  'FROM ValidationRule WHERE Active = true';

const person = z.object({ Name: z.string() }).nullish();
const changed = { LastModifiedDate: time.nullish(), LastModifiedBy: person };
const entity = z.object({ QualifiedApiName: z.string() }).nullish();

type Row = {
  readonly kind: Automation['kind'];
  readonly object: string | undefined;
  readonly name: string;
  readonly label?: string | null | undefined;
  readonly at: string | null | undefined;
  readonly by: string | null | undefined;
};

const validationRule = z
  .object({ ValidationName: z.string(), EntityDefinition: entity, ...changed })
  .transform((row): Row => ({
    kind: 'validation-rule',
    object: row.EntityDefinition?.QualifiedApiName,
    name: row.ValidationName,
    at: row.LastModifiedDate,
    by: row.LastModifiedBy?.Name,
  }));
/** Flows that run by the clock, or when a record is deleted, refuse no record that HubSpot writes. */
const OTHER_TRIGGERS = new Set(['Scheduled', 'RecordBeforeDelete']);
/** Here the person is a plain text. */
const flow = z
  .object({
    ApiName: z.string(),
    Label: z.string().nullish(),
    TriggerType: z.string().nullish(),
    TriggerObjectOrEvent: entity,
    LastModifiedDate: time.nullish(),
    LastModifiedBy: z.string().nullish(),
  })
  .transform((row): Row => ({
    kind: 'flow',
    object: OTHER_TRIGGERS.has(row.TriggerType ?? '') ? undefined : row.TriggerObjectOrEvent?.QualifiedApiName,
    name: row.ApiName,
    label: row.Label,
    at: row.LastModifiedDate,
    by: row.LastModifiedBy,
  }));
const trigger = z.object({ Name: z.string(), TableEnumOrId: z.string(), ...changed }).transform((row): Row => ({
  kind: 'trigger',
  object: row.TableEnumOrId,
  name: row.Name,
  at: row.LastModifiedDate,
  by: row.LastModifiedBy?.Name,
}));
const duplicateRule = z
  .object({ DeveloperName: z.string(), MasterLabel: z.string().nullish(), SobjectType: z.string(), ...changed })
  .transform((row): Row => ({
    kind: 'duplicate-rule',
    object: row.SobjectType,
    name: row.DeveloperName,
    label: row.MasterLabel,
    at: row.LastModifiedDate,
    by: row.LastModifiedBy?.Name,
  }));

/**
 * What is active on the objects that HubSpot syncs, with two calls; a kind that sfsync's user may not see is left out. Throws
 * VendorError.
 */
export async function readAutomations(api: SalesforceApi): Promise<readonly Automation[]> {
  const parts = await api.composite(NAME, QUERIES);
  const rows = [
    await validationRules(api),
    await api.rowsOf(NAME, parts.get('flows'), flow),
    await api.rowsOf(NAME, parts.get('triggers'), trigger),
    await api.rowsOf(NAME, parts.get('duplicateRules'), duplicateRule),
  ];
  return rows.flatMap((some) => some ?? []).flatMap((row) => automationOf(row) ?? []);
}

async function validationRules(api: SalesforceApi): Promise<Row[] | undefined> {
  try {
    return await api.tooling(NAME, VALIDATION_RULES, validationRule);
  } catch (error) {
    if (error instanceof VendorError && (error.code === 'forbidden' || error.code === 'bad-answer')) return undefined;
    throw error;
  }
}

const isSynced = (object: string | undefined): object is SalesforceObject =>
  SALESFORCE_OBJECTS.some((synced) => synced === object);

function automationOf({ kind, object, name, label, at, by }: Row): Automation | undefined {
  if (!isSynced(object)) return undefined;
  return {
    kind,
    object,
    name,
    ...(label && { label }),
    ...(at && { modifiedAt: at }),
    ...(by && { modifiedBy: by }),
  };
}
