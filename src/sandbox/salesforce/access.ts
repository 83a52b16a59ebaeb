import type { Crm, DescribeField, PermissionRow, SalesforceRow } from '../crm.ts';
import { toId18 } from './id.ts';

type ObjectAccess = {
  readonly read: boolean;
  readonly create: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
};
type FieldAccess = { readonly read: boolean; readonly edit: boolean };

/** What one user may do. Names are taken in any case. */
export type Access = {
  readonly object: (name: string) => ObjectAccess;
  readonly field: (object: string, field: DescribeField) => FieldAccess;
};

const FULL: ObjectAccess = { read: true, create: true, edit: true, delete: true };

function isFor(row: PermissionRow, user: SalesforceRow): boolean {
  return row.user === user['Username'] || toId18(row.user) === user.Id;
}

/** Permissions add up, as those of a profile and its permission sets do; writing implies reading. */
function union(rows: readonly PermissionRow[]): ObjectAccess {
  const any = (flag: keyof PermissionRow) => rows.some((row) => row[flag] === true);
  const [create, edit, del] = [any('PermissionsCreate'), any('PermissionsEdit'), any('PermissionsDelete')];
  return { read: any('PermissionsRead') || create || edit || del, create, edit, delete: del };
}

function tableOf(rows: readonly PermissionRow[]): Map<string, ObjectAccess> {
  const grouped = Map.groupBy(rows, (row) => (row.Field ?? row.SobjectType).toLowerCase());
  return new Map([...grouped].map(([key, group]) => [key, union(group)]));
}

/**
 * A user's permissions. Rows that name the user win over those for everyone (`*`), and what no row names is allowed,
 * as for an administrator. A formula never has edit permission.
 */
export function accessOf(crm: Crm, user: SalesforceRow): Access {
  const { permissions } = crm.state.salesforce;
  const own = tableOf(permissions.filter((row) => isFor(row, user)));
  const everyone = tableOf(permissions.filter((row) => row.user === '*'));
  const find = (key: string): ObjectAccess => own.get(key.toLowerCase()) ?? everyone.get(key.toLowerCase()) ?? FULL;
  return {
    object: find,
    field(object, field) {
      const { read, edit } = find(`${object}.${field.name}`);
      return { read: read && find(object).read, edit: edit && !field.calculated };
    },
  };
}
