import { z } from 'zod';
import type { OpportunityStage, Queue, RecordType, UserAccess } from '../core/crm.ts';
import { SALESFORCE_OBJECTS } from '../core/sync-error.ts';
import type { SalesforceObject } from '../core/sync-error.ts';
import type { SalesforceSetup } from '../jobs/ports.ts';
import { id, parse, user, USER_FIELDS } from './answers.ts';
import { queryPath } from './api.ts';
import type { Part, SalesforceApi } from './api.ts';
import { select, soqlList, soqlString } from './soql.ts';

const NAME = 'set-up';

/** Five queries, the most that one call takes; the describe is none. */
const ORG = {
  stages: queryPath(select('OpportunityStage', ['ApiName', 'MasterLabel', 'IsActive'])),
  recordTypes: queryPath(
    "SELECT Id, Name, BusinessProcess.IsActive FROM RecordType WHERE SobjectType = 'Opportunity' AND IsActive = true",
  ),
  queues: queryPath("SELECT Id, Name FROM Group WHERE Type = 'Queue'"),
  queueObjects: queryPath(select('QueueSobject', ['QueueId', 'SobjectType'])),
  users: queryPath(select('User', USER_FIELDS)),
  opportunity: '/sobjects/Opportunity/describe',
};

const stage = z
  .object({ ApiName: z.string().nullish(), MasterLabel: z.string(), IsActive: z.boolean() })
  .transform((row): OpportunityStage => ({
    name: row.ApiName ?? row.MasterLabel,
    label: row.MasterLabel,
    active: row.IsActive,
  }));
const recordType = z.object({
  Id: id,
  Name: z.string(),
  BusinessProcess: z.object({ IsActive: z.boolean() }).nullish(),
});
const queue = z.object({ Id: id, Name: z.string() });
const queueObject = z.object({ QueueId: id, SobjectType: z.string() });
const recordTypeInfos = z.object({
  recordTypeInfos: z.array(z.object({ recordTypeId: id, available: z.boolean().nullish() })).nullish(),
});

/**
 * Two calls (one where no integration user is configured), and one for each further page of users and field permissions. A part
 * that Salesforce refuses to sfsync's user is left out. Throws VendorError.
 */
export async function readSetup(api: SalesforceApi, integrationUser: string | undefined): Promise<SalesforceSetup> {
  const parts = await api.composite(NAME, ORG);
  const stages = await api.rowsOf(NAME, parts.get('stages'), stage);
  const recordTypes = await readRecordTypes(api, parts);
  const queues = await readQueues(api, parts);
  const users = await api.rowsOf(NAME, parts.get('users'), user);
  const access = integrationUser === undefined ? undefined : await readAccess(api, integrationUser);
  return {
    ...(stages && { stages }),
    ...(recordTypes && { recordTypes }),
    ...(queues && { queues }),
    ...(users && { users }),
    ...(access && { access }),
  };
}

type Parts = ReadonlyMap<string, Part>;

async function readRecordTypes(api: SalesforceApi, parts: Parts): Promise<RecordType[] | undefined> {
  const rows = await api.rowsOf(NAME, parts.get('recordTypes'), recordType);
  const part = parts.get('opportunity');
  const infos = part && 'answer' in part ? parse(recordTypeInfos, part.answer, NAME).recordTypeInfos : [];
  const available = new Map(infos?.map((info) => [info.recordTypeId, info.available ?? undefined]));
  return rows?.map((row) => {
    const mayUse = available.get(row.Id);
    return {
      id: row.Id,
      name: row.Name,
      ...(row.BusinessProcess && { processActive: row.BusinessProcess.IsActive }),
      ...(mayUse !== undefined && { available: mayUse }),
    };
  });
}

/** A queue may own the objects that it is set up for, and those only. */
async function readQueues(api: SalesforceApi, parts: Parts): Promise<Queue[] | undefined> {
  const queues = await api.rowsOf(NAME, parts.get('queues'), queue);
  const objects = await api.rowsOf(NAME, parts.get('queueObjects'), queueObject);
  if (!queues || !objects) return undefined;
  const byQueue = Map.groupBy(objects, (row) => row.QueueId);
  return queues.map((row) => ({
    id: row.Id,
    name: row.Name,
    objects: (byQueue.get(row.Id) ?? []).map((one) => one.SobjectType),
  }));
}

/** Objects with permissions of their own: tasks have none. */
const PERMITTED: readonly SalesforceObject[] = ['Lead', 'Contact', 'Account', 'Opportunity'];

const objectPermission = z.object({
  SobjectType: z.string(),
  PermissionsCreate: z.boolean(),
  PermissionsEdit: z.boolean(),
});
const fieldPermission = z.object({ Field: z.string(), PermissionsEdit: z.boolean() });

/**
 * The union over the user's profile, permission sets and groups (each has a PermissionSetAssignment). Undefined where no row is to
 * be seen: the user is unknown then, or sfsync's may not see his permissions.
 */
async function readAccess(api: SalesforceApi, username: string): Promise<UserAccess | undefined> {
  const assigned = `SELECT PermissionSetId FROM PermissionSetAssignment WHERE Assignee.Username = ${soqlString(username)}`;
  const where = `WHERE SobjectType IN ${soqlList(SALESFORCE_OBJECTS)} AND ParentId IN (${assigned})`;
  const objectFields = ['SobjectType', 'PermissionsCreate', 'PermissionsEdit'];
  const parts = await api.composite(NAME, {
    objects: queryPath(`${select('ObjectPermissions', objectFields)} ${where}`),
    fields: queryPath(`${select('FieldPermissions', ['Field', 'PermissionsEdit'])} ${where}`),
  });
  const objectRows = await api.rowsOf(NAME, parts.get('objects'), objectPermission);
  const fieldRows = await api.rowsOf(NAME, parts.get('fields'), fieldPermission);
  // A field without a row counts as hidden: rows that could not be read must not hide them all.
  if (!objectRows || objectRows.length === 0 || !fieldRows) return undefined;
  const objects = new Map(
    PERMITTED.map((object) => {
      const own = objectRows.filter((row) => row.SobjectType === object);
      return [
        object,
        { create: own.some((row) => row.PermissionsCreate), edit: own.some((row) => row.PermissionsEdit) },
      ] as const;
    }),
  );
  const fields = new Map<string, { readonly edit: boolean }>();
  for (const { Field, PermissionsEdit } of fieldRows) {
    fields.set(Field, { edit: PermissionsEdit || (fields.get(Field)?.edit ?? false) });
  }
  return { objects, fields };
}
