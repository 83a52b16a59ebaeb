/** Finds what a field's name in a query means, relationships followed. */
import type { Crm, DescribeField, SalesforceRow } from '../crm.ts';
import type { Access } from './access.ts';
import type { Api } from './builtin-objects.ts';
import type { SalesforceFailure } from './failure.ts';
import { outputOf, valueOf } from './row-values.ts';
import { findObject, type SObject } from './schema.ts';
import { queryFailure } from './soql-syntax.ts';

/** What a query is read and evaluated in. */
export type Scope = {
  readonly crm: Crm;
  readonly access: Access;
  readonly api: Api;
  readonly soql: string;
  readonly object: SObject;
  readonly alias?: string;
};

export type Path = {
  /** The last field of the path. */
  readonly field: DescribeField;
  /** `Account.Owner.Name` with every name in its own case. */
  readonly names: readonly string[];
  /** The field's value in the row that the relationships lead to; null where one is empty. */
  readonly value: (row: SalesforceRow) => unknown;
  readonly output: (row: SalesforceRow) => unknown;
  /** The object and row that each relationship of the path leads to, the first one first. */
  readonly parents: (row: SalesforceRow) => ({ object: string; row: SalesforceRow } | undefined)[];
};

type Step = { readonly name: string; readonly field: DescribeField; readonly targets: readonly SObject[] };

const ADVICE = ' Please reference your WSDL or the describe call for the appropriate names.';

function noSuchColumn(scope: Scope, object: SObject, written: string, name: string): SalesforceFailure {
  const reason =
    `No such column '${name}' on entity '${object.name}'. If you are attempting to use a custom field, be sure to ` +
    `append the '__c' after the custom field name.${ADVICE}`;
  return queryFailure('INVALID_FIELD', scope.soql, written, reason);
}

function noSuchRelationship(scope: Scope, written: string, name: string): SalesforceFailure {
  const reason =
    `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be ` +
    `sure to append the '__r' after the custom relationship name.${ADVICE}`;
  return queryFailure('INVALID_FIELD', scope.soql, written, reason);
}

/** The field, unless the object lacks it or the caller may not read it: Salesforce tells the two alike. */
function readableField(access: Access, object: SObject, name: string): DescribeField | undefined {
  const field = object.fields.get(name.toLowerCase());
  return field && access.field(object.name, field).read ? field : undefined;
}

function stepOf(scope: Scope, objects: readonly SObject[], name: string): Step | undefined {
  for (const object of objects) {
    for (const field of object.fields.values()) {
      if (field.relationshipName?.toLowerCase() !== name.toLowerCase()) continue;
      if (!scope.access.field(object.name, field).read) continue;
      const targets = field.referenceTo.flatMap((target) => findObject(scope.crm, target, scope.api) ?? []);
      return { name: field.relationshipName, field, targets };
    }
  }
  return undefined;
}

function follow(steps: readonly Step[], row: SalesforceRow): ({ object: string; row: SalesforceRow } | undefined)[] {
  const parents: ({ object: string; row: SalesforceRow } | undefined)[] = [];
  let current: SalesforceRow | undefined = row;
  for (const { field, targets } of steps) {
    const id: unknown = current && valueOf(current, field);
    const found = targets.map((object) => ({ object: object.name, row: object.find(String(id)) }));
    const parent = typeof id === 'string' ? found.find((target) => target.row) : undefined;
    current = parent?.row;
    parents.push(parent && current ? { object: parent.object, row: current } : undefined);
  }
  return parents;
}

/** Resolves `Email`, `Owner.IsActive` or `c.Account.Name`. Throws INVALID_FIELD. */
export function resolvePath(scope: Scope, written: string): Path {
  const parts = written.split('.');
  const prefix = parts[0]?.toLowerCase();
  const isPrefixed = prefix === scope.alias?.toLowerCase() || prefix === scope.object.name.toLowerCase();
  if (parts.length > 1 && isPrefixed) parts.shift();

  const steps: Step[] = [];
  let objects: readonly SObject[] = [scope.object];
  for (const name of parts.slice(0, -1)) {
    const step = stepOf(scope, objects, name);
    if (!step) throw noSuchRelationship(scope, written, name);
    steps.push(step);
    objects = step.targets;
  }
  const last = parts.at(-1) ?? '';
  const owner = objects.find((object) => readableField(scope.access, object, last));
  const field = owner && readableField(scope.access, owner, last);
  if (!field) throw noSuchColumn(scope, objects[0] ?? scope.object, written, last);

  const rowOf = (row: SalesforceRow) => (steps.length === 0 ? row : follow(steps, row).at(-1)?.row);
  const through = (read: typeof valueOf) => (row: SalesforceRow) => {
    const target = rowOf(row);
    return target ? read(target, field) : null;
  };
  return {
    field,
    names: [...steps.map((step) => step.name), field.name],
    value: through(valueOf),
    output: through(outputOf),
    parents: (row) => follow(steps, row),
  };
}
