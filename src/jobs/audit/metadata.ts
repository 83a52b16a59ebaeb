import type { AuditContext, Setup } from '../../core/audit/pair.ts';
import type {
  AssociationLimit,
  HubspotOwner,
  HubspotProperty,
  Pipeline,
  PropertyValidation,
  SalesforceField,
  SalesforceUser,
} from '../../core/crm.ts';
import { resolveMappings } from '../../core/mappings.ts';
import type { ObjectName, SalesforceObject, SyncError } from '../../core/sync-error.ts';
import type { SalesforceSetup } from '../ports.ts';
import { VendorError } from '../vendor-error.ts';
import type { AuditDeps } from './types.ts';

/** Companies first: what they tell of accounts decides about their children. */
export const AUDITED = [
  ['companies', ['Account']],
  ['contacts', ['Lead', 'Contact']],
  ['deals', ['Opportunity']],
] as const satisfies readonly (readonly [ObjectName, readonly SalesforceObject[]])[];

/** After these, asking the same CRM again only costs time or calls. */
export const HOPELESS: ReadonlySet<string> = new Set(['unauthorized', 'out-of-calls', 'over-budget', 'unreachable']);

/** What the rules go by, beside records. */
export type Metadata = Omit<AuditContext, 'now' | 'accountsInHubspot' | 'accountNames' | 'lookups'> & {
  /** Objects whose properties or fields could not be read, and why. */
  readonly failed: ReadonlyMap<ObjectName, VendorError>;
  /** Why something else is missing: then its rules judge nothing. */
  readonly problem?: VendorError;
};

type Failures = { readonly failed: ReadonlyMap<ObjectName, VendorError>; readonly problem: VendorError | undefined };

export type HubspotMetadata = Failures & {
  readonly properties: ReadonlyMap<ObjectName, ReadonlyMap<string, HubspotProperty>>;
  readonly owners: readonly HubspotOwner[];
  readonly pipelines: readonly Pipeline[] | undefined;
  readonly validations: ReadonlyMap<ObjectName, readonly PropertyValidation[]>;
  readonly associationLimits: readonly AssociationLimit[] | undefined;
};

export type SalesforceMetadata = Failures & {
  readonly fields: ReadonlyMap<SalesforceObject, ReadonlyMap<string, SalesforceField>>;
  readonly setup: SalesforceSetup | undefined;
  /** Of every type: one that may own nothing is refused as an owner, not ignored. */
  readonly users: readonly SalesforceUser[];
};

/**
 * Ten calls or so. What one part lacks must not cost the others: only hopeless failures are thrown. With `known`, what rarely
 * changes is taken from there, but for the part whose `turn` it is: six calls.
 */
export async function readHubspotMetadata(
  { hubspot }: AuditDeps,
  known?: { readonly metadata: HubspotMetadata; readonly turn: number },
): Promise<HubspotMetadata> {
  const tries = createTries();
  const isTurn = (part: number) => known !== undefined && known.turn % (AUDITED.length + 1) === part;
  const due = AUDITED.filter(([object], part) => known?.metadata.validations.has(object) !== true || isTurn(part));
  const knownPipelines = isTurn(AUDITED.length) ? undefined : known?.metadata.pipelines;
  const [properties, owners, pipelines, validations, associationLimits] = await Promise.all([
    Promise.all(
      AUDITED.map(async ([object]) => {
        const list = await tries.attempt(() => hubspot.properties(object), tries.fails(object));
        return [object, byName(list ?? [])] as const;
      }),
    ),
    tries.attempt(() => hubspot.owners(), tries.lacks),
    knownPipelines ?? tries.attempt(() => hubspot.pipelines(), tries.mayLack),
    Promise.all(
      due.map(async ([object]) => {
        const list = await tries.attempt(() => hubspot.validations(object), tries.mayLack);
        return list === undefined ? [] : ([[object, list]] as const);
      }),
    ),
    known?.metadata.associationLimits ?? tries.attempt(() => hubspot.associationLimits(), tries.mayLack),
  ]);
  return {
    properties: new Map(properties),
    owners: owners ?? [],
    pipelines,
    validations: new Map([...(known?.metadata.validations ?? []), ...validations.flat()]),
    associationLimits,
    ...tries.failures(),
  };
}

/** Four describes and a few queries; failures as with HubSpot's. */
export async function readSalesforceMetadata({ salesforce }: AuditDeps): Promise<SalesforceMetadata> {
  const tries = createTries();
  const [fields, { setup, users }] = await Promise.all([
    Promise.all(
      AUDITED.flatMap(([object, others]) =>
        others.map(async (name) => {
          const list = await tries.attempt(() => salesforce.fields(name), tries.fails(object));
          return [name, byName(list ?? [])] as const;
        }),
      ),
    ),
    readUsers(),
  ]);
  return {
    fields: new Map<SalesforceObject, ReadonlyMap<string, SalesforceField>>(fields),
    setup,
    users,
    ...tries.failures(),
  };

  async function readUsers() {
    const setup = await tries.attempt(() => salesforce.setup(), tries.mayLack);
    return { setup, users: setup?.users ?? (await tries.attempt(() => salesforce.users(), tries.lacks)) ?? [] };
  }
}

export function combine(deps: AuditDeps, hubspot: HubspotMetadata, salesforce: SalesforceMetadata): Metadata {
  const sides = { properties: hubspot.properties, fields: salesforce.fields };
  const problem = hubspot.problem ?? salesforce.problem;
  return {
    ...sides,
    mappings: resolveMappings({ ...sides, custom: deps.customMappings }),
    owners: new Map(hubspot.owners.map((owner) => [owner.id, owner])),
    usersByEmail: Map.groupBy(salesforce.users, ({ email }) => email.toLowerCase()),
    setup: setupOf(hubspot, salesforce),
    isTopLevelDomain: deps.isTopLevelDomain,
    matchesPattern: deps.matchesPattern,
    failed: new Map([...salesforce.failed, ...hubspot.failed]),
    ...(problem === undefined ? {} : { problem }),
  };
}

function setupOf({ pipelines, validations, associationLimits }: HubspotMetadata, { setup }: SalesforceMetadata): Setup {
  const { users, ...others } = setup ?? {};
  return {
    ...others,
    ...(users === undefined ? {} : { usersById: new Map(users.map((user) => [user.id, user])) }),
    ...(pipelines === undefined ? {} : { pipelines }),
    ...(associationLimits === undefined ? {} : { associationLimits }),
    ...(validations.size === 0
      ? {}
      : {
          validations: new Map(
            [...validations].map(([object, rules]) => [object, Map.groupBy(rules, ({ property }) => property)]),
          ),
        }),
  };
}

/** Runs reads of which each may fail on its own; hopeless failures are thrown. */
function createTries() {
  const failed = new Map<ObjectName, VendorError>();
  let problem: VendorError | undefined;
  return {
    async attempt<T>(read: () => Promise<T>, onFailure: (error: VendorError) => void): Promise<T | undefined> {
      try {
        return await read();
      } catch (error) {
        if (!(error instanceof VendorError) || HOPELESS.has(error.code)) throw error;
        onFailure(error);
        return undefined;
      }
    },
    fails: (object: ObjectName) => (error: VendorError) => void failed.set(object, error),
    lacks: (error: VendorError) => void (problem ??= error),
    /** What a plan or a scope does not give is no failure: its types are named as not judged. */
    mayLack: (error: VendorError) => {
      if (error.code !== 'forbidden') problem ??= error;
    },
    failures: (): Failures => ({ failed, problem }),
  };
}

function byName<T extends { readonly name: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.name, item]));
}

/** False when the error's property or field is no longer there, or no longer shown to us. */
export function placeExists({ properties, fields }: Metadata, error: SyncError): boolean {
  const { object, property, salesforceObject, field } = error;
  const known = salesforceObject === undefined ? undefined : fields.get(salesforceObject);
  const own = object === 'unknown' ? undefined : properties.get(object);
  return (
    (property === undefined || object === 'unknown' || own === undefined || own.has(property)) &&
    (field === undefined || known === undefined || known.has(field))
  );
}
