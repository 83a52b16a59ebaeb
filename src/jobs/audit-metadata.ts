import type { AuditContext } from '../core/audit/pair.ts';
import type { Clock } from '../core/clock.ts';
import type { Mapping } from '../core/crm.ts';
import { resolveMappings } from '../core/mappings.ts';
import type { ObjectName, SalesforceObject, SyncError } from '../core/sync-error.ts';
import type { Log } from './log.ts';
import type { Hubspot, Salesforce } from './ports.ts';
import { VendorError } from './vendor-error.ts';

export type AuditDeps = {
  readonly hubspot: Hubspot;
  readonly salesforce: Salesforce;
  readonly customMappings: readonly Mapping[];
  readonly isTopLevelDomain: (label: string) => boolean;
  readonly clock: Clock;
  readonly log: Log;
};

/** Companies first: what they tell of accounts decides about their children. */
export const AUDITED = [
  ['companies', ['Account']],
  ['contacts', ['Lead', 'Contact']],
  ['deals', ['Opportunity']],
] as const satisfies readonly (readonly [ObjectName, readonly SalesforceObject[]])[];

/** After these, asking the same CRM again only costs time or calls. */
export const HOPELESS: ReadonlySet<string> = new Set(['unauthorized', 'out-of-calls', 'unreachable']);

export type Metadata = Omit<AuditContext, 'now' | 'accountsInHubspot' | 'accountNames'> & {
  /** Objects whose properties or fields could not be read, and why. */
  readonly failed: ReadonlyMap<ObjectName, VendorError>;
  /** Why owners or users are missing: then their rule judges nothing. */
  readonly problem?: VendorError;
};

/** Reads what the rules need. What one object or list lacks must not cost the others: only hopeless failures are thrown. */
export async function readMetadata(deps: AuditDeps): Promise<Metadata> {
  const { hubspot, salesforce, customMappings, isTopLevelDomain } = deps;
  const failed = new Map<ObjectName, VendorError>();
  let problem: VendorError | undefined;
  const attempt = async <T>(
    read: () => Promise<T>,
    onFailure: (error: VendorError) => void,
  ): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof VendorError) || HOPELESS.has(error.code)) throw error;
      onFailure(error);
      return undefined;
    }
  };
  const failing = (object: ObjectName) => (error: VendorError) => void failed.set(object, error);
  const missing = (error: VendorError) => void (problem ??= error);
  const properties = AUDITED.map(
    async ([object]) =>
      [object, byName((await attempt(() => hubspot.properties(object), failing(object))) ?? [])] as const,
  );
  const fields = AUDITED.flatMap(([object, others]) =>
    others.map(
      async (name) => [name, byName((await attempt(() => salesforce.fields(name), failing(object))) ?? [])] as const,
    ),
  );
  const [propertyLists, fieldLists, owners, users] = await Promise.all([
    Promise.all(properties),
    Promise.all(fields),
    attempt(() => hubspot.owners(), missing),
    attempt(() => salesforce.users(), missing),
  ]);
  const sides = { properties: new Map(propertyLists), fields: new Map(fieldLists) };
  return {
    ...sides,
    mappings: resolveMappings({ ...sides, custom: customMappings }),
    owners: new Map((owners ?? []).map((owner) => [owner.id, owner])),
    usersByEmail: Map.groupBy(users ?? [], ({ email }) => email.toLowerCase()),
    isTopLevelDomain,
    failed,
    ...(problem === undefined ? {} : { problem }),
  };
}

function byName<T extends { readonly name: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.name, item]));
}

/** False when the error's property or field is no longer there, or no longer shown to us. */
export function placeExists({ properties, fields }: Metadata, error: SyncError): boolean {
  const { object, property, salesforceObject, field } = error;
  const known = salesforceObject === undefined ? undefined : fields.get(salesforceObject);
  return (
    (property === undefined || object === 'unknown' || properties.get(object)?.has(property) === true) &&
    (field === undefined || known === undefined || known.has(field))
  );
}
