/** Permissions as Salesforce keeps them: one permission set per user, owned by the user's profile. */
import type { Crm, SalesforceRow } from '../crm.ts';
import { accessOf, type Access } from './access.ts';
import { KEY_PREFIXES, makeId, toId18 } from './id.ts';

const users = (crm: Crm): SalesforceRow[] => [...(crm.state.salesforce.records['User']?.values() ?? [])];

/** Ids that stay the same from query to query: the user's own id under another key prefix. */
const twinId = (object: string, user: SalesforceRow): string =>
  toId18(`${KEY_PREFIXES[object]}${user.Id.slice(3, 15)}`);

const rowId = (object: string, serial: number): string => makeId(`${KEY_PREFIXES[object]}`, serial);

export function permissionSets(crm: Crm): SalesforceRow[] {
  return users(crm).map((user) => ({
    Id: twinId('PermissionSet', user),
    Name: `X${twinId('Profile', user).toLowerCase()}`,
    Label: `Profile of ${String(user['Name'] ?? user['Username'])}`,
    IsOwnedByProfile: true,
    IsCustom: false,
    Type: 'Profile',
    ProfileId: user['ProfileId'] ?? twinId('Profile', user),
  }));
}

export function permissionSetAssignments(crm: Crm): SalesforceRow[] {
  return users(crm).map((user) => ({
    Id: twinId('PermissionSetAssignment', user),
    PermissionSetId: twinId('PermissionSet', user),
    PermissionSetGroupId: null,
    AssigneeId: user.Id,
    IsActive: true,
  }));
}

function forEachUser(
  crm: Crm,
  rows: (access: Access, parentId: string) => Omit<SalesforceRow, 'Id'>[],
  object: string,
) {
  const found = users(crm).flatMap((user) => rows(accessOf(crm, user), twinId('PermissionSet', user)));
  return found.map((row, i): SalesforceRow => ({ ...row, Id: rowId(object, i + 1) }));
}

/** Only permissions that are given have a row. */
export function objectPermissions(crm: Crm): SalesforceRow[] {
  const objects = Object.keys(crm.state.salesforce.describe);
  const rows = ({ object }: Access, parentId: string) =>
    objects
      .filter((name) => object(name).read)
      .map((name) => ({
        ParentId: parentId,
        SobjectType: name,
        PermissionsCreate: object(name).create,
        PermissionsRead: true,
        PermissionsEdit: object(name).edit,
        PermissionsDelete: object(name).delete,
        PermissionsViewAllRecords: true,
        PermissionsModifyAllRecords: false,
      }));
  return forEachUser(crm, rows, 'ObjectPermissions');
}

/** Only readable fields that have permissions of their own: required, owner and audit fields never have a row. */
export function fieldPermissions(crm: Crm): SalesforceRow[] {
  const { describe, permissions } = crm.state.salesforce;
  const named = new Set(permissions.map((row) => row.Field?.toLowerCase()));
  const fields = Object.values(describe).flatMap((object) =>
    object.fields
      .filter((field) => field.permissionable || named.has(`${object.name}.${field.name}`.toLowerCase()))
      .map((field) => ({ object: object.name, field })),
  );
  const rows = (access: Access, parentId: string) =>
    fields
      .map(({ object, field }) => ({ object, field, may: access.field(object, field) }))
      .filter(({ may }) => may.read)
      .map(({ object, field, may }) => ({
        ParentId: parentId,
        SobjectType: object,
        Field: `${object}.${field.name}`,
        PermissionsRead: true,
        PermissionsEdit: may.edit && (field.createable || field.updateable),
      }));
  return forEachUser(crm, rows, 'FieldPermissions');
}

const LEVELS = ['None', 'Read', 'Edit', 'Delete', 'Transfer', 'All'] as const;

/** What one user may do with each of the records; records that do not exist are left out. */
export function userRecordAccess(crm: Crm, userIds: readonly string[], recordIds: readonly string[]): SalesforceRow[] {
  const { records } = crm.state.salesforce;
  const user = users(crm).find((row) => userIds.some((id) => toId18(id) === row.Id));
  if (!user) return [];
  const access = accessOf(crm, user);
  return [...new Set(recordIds.map(toId18))].flatMap((id) => {
    const object = Object.keys(records).find((name) => records[name]?.has(id));
    if (object === undefined) return [];
    const may = access.object(object);
    const level = !may.read ? 0 : !may.edit ? 1 : !may.delete ? 2 : may.create ? 5 : 3;
    return {
      Id: id,
      UserId: user.Id,
      RecordId: id,
      HasReadAccess: may.read,
      HasEditAccess: may.edit,
      HasDeleteAccess: may.delete,
      HasTransferAccess: level >= 4,
      HasAllAccess: level === 5,
      MaxAccessLevel: LEVELS[level] ?? 'None',
    };
  });
}
