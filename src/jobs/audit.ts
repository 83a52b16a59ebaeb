import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AuditContext, Finding, Pair } from '../core/audit/pair.ts';
import { inScope, neededFields, neededProperties, pairUp, recordKeys, salesforceLink } from '../core/audit/pairs.ts';
import { valuesAgree } from '../core/audit/agreement.ts';
import { examine, unjudgedTypes } from '../core/audit/rules.ts';
import type { HubspotRecord, SalesforceRecord } from '../core/crm.ts';
import type { AuditOutcome as Outcome } from '../core/diff.ts';
import { toId18 } from '../core/ids.ts';
import type { Reading, Snapshot } from '../core/snapshot.ts';
import {
  recordKey,
  type Direction,
  type ObjectName,
  type SalesforceObject,
  type SyncError,
} from '../core/sync-error.ts';
import { AUDITED, HOPELESS, placeExists, readMetadata, type AuditDeps, type Metadata } from './audit-metadata.ts';
import type { Hubspot } from './ports.ts';
import { VendorError } from './vendor-error.ts';

type AuditOutcome = Outcome & { readonly calls: { readonly hubspot: number; readonly salesforce: number } };

/** A record to look at again. */
export type RecordRef = {
  readonly object: ObjectName;
  readonly hubspotId?: string;
  readonly salesforceId?: string;
  readonly salesforceObject?: SalesforceObject;
  /** Towards which side its sync failed. */
  readonly direction?: Direction;
};

/** What one record is like now. */
export type Examination = {
  /** False when it is deleted in either CRM or left the sync's scope. */
  readonly exists: boolean;
  readonly hubspotId?: string;
  /** ISO time of HubSpot's last sync of the record. */
  readonly syncedAt?: string;
  /** The mapped values that could have travelled are the same on both sides. */
  readonly agrees: boolean;
  readonly errors: readonly SyncError[];
};

export type Audit = {
  /** Compares everything. Failures of a CRM are part of the outcome, not thrown. */
  run(previous: Snapshot | undefined): Promise<AuditOutcome>;
  /**
   * Looks at some records anew, in the order given, with metadata that is no older than `since`: an admin may just have added
   * the option that was missing. Throws VendorError.
   */
  examine(records: readonly RecordRef[], since: Date): Promise<readonly Examination[]>;
};

/** How long metadata serves the looks of a resync job. */
const METADATA_MS = 10 * 60_000;

/** What the companies told of accounts, for their children. */
type Accounts = { readonly inHubspot: Set<string>; readonly names: Map<string, string> };

/** The source `audit`: sync errors found by comparing both CRMs. */
export function createAudit(deps: AuditDeps): Audit {
  let cached: { at: number; metadata: Promise<Metadata> } | undefined;
  const metadata = (notBefore: number) => {
    const now = deps.clock.now().getTime();
    if (cached === undefined || cached.at < notBefore || now - cached.at > METADATA_MS) {
      const fresh = readMetadata(deps);
      cached = { at: now, metadata: fresh };
      fresh.catch(() => (cached = undefined));
    }
    return cached.metadata;
  };

  return {
    // A full look takes what is there now.
    run: (previous) => runAudit(deps, () => metadata(Infinity), previous),
    examine: async (records, since) => examineRecords(deps, await metadata(since.getTime()), records),
  };
}

async function runAudit(
  deps: AuditDeps,
  metadata: () => Promise<Metadata>,
  previous: Snapshot | undefined,
): Promise<AuditOutcome> {
  const now = deps.clock.now();
  const before = { hubspot: deps.hubspot.calls(), salesforce: deps.salesforce.calls() };
  const wanted = new Set(previous?.open.map(({ error }) => recordKey(error)));
  const findings: Finding[] = [];
  const examined = new Set<string>();
  const objects: Partial<Record<ObjectName, Reading>> = {};
  const unjudged = new Set<string>();
  let problem: VendorError | undefined;
  let hopeless = false;

  const context = await metadata().catch((error: unknown) => {
    if (!(error instanceof VendorError)) throw error;
    problem = error;
    return undefined;
  });
  const accounts: Accounts = { inHubspot: new Set(), names: new Map() };
  let companiesAreKnown = false;
  for (const [object, salesforceObjects] of AUDITED) {
    const unreadable = context?.failed.get(object);
    if (context === undefined || hopeless || unreadable !== undefined) {
      objects[object] = 'failed';
      problem ??= unreadable;
      continue;
    }
    const full: AuditContext = {
      ...context,
      now,
      accountNames: accounts.names,
      ...(companiesAreKnown ? { accountsInHubspot: accounts.inHubspot } : {}),
    };
    const onPair = (pair: Pair) => {
      if (!inScope(pair)) return;
      findings.push(...examine(pair, full));
      for (const key of recordKeys(pair)) if (wanted.has(key)) examined.add(key);
    };
    const result = await compare(deps, full, object, salesforceObjects, onPair, accounts);
    objects[object] = result.reading;
    if (result.problem !== undefined) {
      problem ??= result.problem;
      hopeless = HOPELESS.has(result.problem.code);
    }
    if (object === 'companies') companiesAreKnown = result.reading === 'whole';
    // Companies come first, and have no rule that needs to know the accounts.
    if (object !== 'companies') for (const type of unjudgedTypes(full)) unjudged.add(type);
  }
  problem ??= context?.problem;

  const complete = problem === undefined && Object.values(objects).every((reading) => reading === 'whole');
  const { hubspot, salesforce } = deps;
  return {
    source: {
      name: 'audit',
      at: now.toISOString(),
      complete,
      objects,
      ...(problem === undefined
        ? {}
        : { problem: { vendor: problem.vendor, code: problem.code, detail: problem.detail } }),
    },
    findings,
    examined,
    unjudged,
    ...(context === undefined ? {} : { isInScope: (error) => placeExists(context, error) }),
    calls: { hubspot: hubspot.calls() - before.hubspot, salesforce: salesforce.calls() - before.salesforce },
  };
}

/** Beyond this share (and number) of linked records that Salesforce does not show, rights are missing rather than records. */
const UNSEEN_SHARE = 0.05;
const UNSEEN_MIN = 10;

/** Records between two turns of the event loop: Slack waits three seconds for an acknowledgement. */
const TURN = 1_000;

/** Pairs up all records of one HubSpot object. A failure half-way leaves what was seen: `part`, and never "gone". */
async function compare(
  { hubspot, salesforce, log }: AuditDeps,
  context: AuditContext,
  object: ObjectName,
  salesforceObjects: readonly SalesforceObject[],
  onPair: (pair: Pair) => void,
  accounts: Accounts,
): Promise<{ reading: Reading; problem?: VendorError }> {
  const others = new Map<string, SalesforceRecord>();
  let seen = false;
  try {
    for (const salesforceObject of salesforceObjects) {
      const fields = neededFields(salesforceObject, context.mappings, context.fields.get(salesforceObject));
      for await (const page of salesforce.records(salesforceObject, fields)) {
        for (const record of page) {
          others.set(record.id, record);
          const name = record.object === 'Account' ? record.fields['Name'] : undefined;
          if (typeof name === 'string') accounts.names.set(record.id, name);
        }
      }
    }
    const paired = new Set<string>();
    let linked = 0;
    let unseen = 0;
    for await (const page of hubspot.records(object, propertiesOf(object, context))) {
      seen = true;
      for (const record of page) {
        const pair = pairUp(object, record, (_, id) => others.get(id));
        if (pair.salesforce !== undefined) paired.add(pair.salesforce.id);
        const isLinked =
          salesforceLink(object, record) !== undefined && record.properties['salesforcedeleted'] !== 'true';
        if (isLinked) linked += 1;
        if (isLinked && pair.salesforce === undefined) unseen += 1;
        const account = object === 'companies' ? salesforceLink(object, record)?.id : undefined;
        if (account !== undefined) accounts.inHubspot.add(account);
        onPair(pair);
      }
    }
    let turn = 0;
    for (const record of others.values()) {
      if (!paired.has(record.id)) onPair({ object, salesforceObject: record.object, salesforce: record });
      if (++turn % TURN === 0) await nextTurn();
    }
    if (unseen >= UNSEEN_MIN && unseen > linked * UNSEEN_SHARE) {
      const detail = `${unseen} of ${linked} linked ${object} are not visible to sfsync's user`;
      return { reading: 'part', problem: new VendorError('salesforce', 'forbidden', detail) };
    }
    return { reading: 'whole' };
  } catch (error) {
    if (!(error instanceof VendorError)) throw error;
    log.warn(
      { object, vendor: error.vendor, code: error.code, detail: error.detail },
      'could not read an object whole',
    );
    return { reading: seen ? 'part' : 'failed', problem: error };
  }
}

/** Only properties that the account has: HubSpot would ignore the others, but they lengthen each request. */
function propertiesOf(object: ObjectName, context: Pick<AuditContext, 'mappings' | 'properties'>): readonly string[] {
  const known = context.properties.get(object);
  return neededProperties(object, context.mappings).filter((name) => known?.has(name) === true);
}

async function examineRecords(
  deps: AuditDeps,
  metadata: Metadata,
  refs: readonly RecordRef[],
): Promise<readonly Examination[]> {
  for (const { object } of refs) {
    const failure = metadata.failed.get(object);
    if (failure !== undefined) throw failure;
  }
  const hubspotOf = await readHubspotSide(deps, metadata, refs);
  const salesforceById = await readSalesforceSide(deps, metadata, refs, hubspotOf);
  const accountIds = new Set(
    [...salesforceById.values()].flatMap(({ fields }) =>
      typeof fields['AccountId'] === 'string' ? fields['AccountId'] : [],
    ),
  );
  const accountsInHubspot = await accountsKnown(deps, [...accountIds]);
  const context: AuditContext = { ...metadata, now: deps.clock.now(), accountsInHubspot };

  return refs.map((ref): Examination => {
    const hubspot = hubspotOf.get(ref);
    const pair =
      hubspot === undefined
        ? salesforceOnly(ref, salesforceById)
        : pairUp(ref.object, hubspot, (_, id) => salesforceById.get(id));
    const lost = ref.hubspotId !== undefined && hubspot === undefined;
    if (pair === undefined || lost || !inScope(pair)) return { exists: false, agrees: false, errors: [] };
    const syncedAt = hubspot?.properties['salesforcelastsynctime'];
    return {
      exists: true,
      agrees: hubspot !== undefined && pair.salesforce !== undefined && valuesAgree(pair, context, ref.direction),
      errors: examine(pair, context).map(({ error }) => error),
      ...(hubspot === undefined ? {} : { hubspotId: hubspot.id }),
      ...(syncedAt ? { syncedAt } : {}),
    };
  });
}

function salesforceOnly(ref: RecordRef, records: ReadonlyMap<string, SalesforceRecord>): Pair | undefined {
  const salesforce = ref.salesforceId === undefined ? undefined : records.get(ref.salesforceId);
  return salesforce && { object: ref.object, salesforceObject: salesforce.object, salesforce };
}

async function readHubspotSide(
  { hubspot }: AuditDeps,
  metadata: Metadata,
  refs: readonly RecordRef[],
): Promise<Map<RecordRef, HubspotRecord>> {
  const found = new Map<RecordRef, HubspotRecord>();
  for (const [object, own] of Map.groupBy(refs, (ref) => ref.object)) {
    const properties = propertiesOf(object, metadata);
    const ids = [...new Set(own.flatMap(({ hubspotId }) => hubspotId ?? []))];
    const byId = new Map<string, HubspotRecord>();
    if (ids.length > 0) for (const record of await hubspot.read(object, ids, properties)) byId.set(record.id, record);
    const orphans = own.filter(({ hubspotId }) => hubspotId === undefined);
    const bySalesforceId = await findByLink(hubspot, object, orphans, properties);
    for (const ref of own) {
      const record = ref.hubspotId === undefined ? bySalesforceId.get(ref.salesforceId ?? '') : byId.get(ref.hubspotId);
      if (record !== undefined) found.set(ref, record);
    }
  }
  return found;
}

/** HubSpot's property for the id of each Salesforce object. */
const LINK_PROPERTIES: Readonly<Partial<Record<SalesforceObject, string>>> = {
  Lead: 'salesforceleadid',
  Contact: 'salesforcecontactid',
  Account: 'salesforceaccountid',
  Opportunity: 'hs_salesforceopportunityid',
};

/** HubSpot records by the 18-character Salesforce id that they carry; HubSpot may hold ids of 15 characters too. */
async function findByLink(
  hubspot: Hubspot,
  object: ObjectName,
  refs: readonly RecordRef[],
  properties: readonly string[],
): Promise<Map<string, HubspotRecord>> {
  const found = new Map<string, HubspotRecord>();
  for (const [salesforceObject, own] of Map.groupBy(refs, (ref) => ref.salesforceObject)) {
    const property = salesforceObject && LINK_PROPERTIES[salesforceObject];
    if (property === undefined) continue;
    const ids = own.flatMap(({ salesforceId }) =>
      salesforceId === undefined ? [] : [salesforceId, salesforceId.slice(0, 15)],
    );
    for (const record of await hubspot.find(object, property, ids, properties)) {
      const id = toId18(record.properties[property] ?? '');
      if (id !== undefined) found.set(id, record);
    }
  }
  return found;
}

async function readSalesforceSide(
  { salesforce }: AuditDeps,
  metadata: Metadata,
  refs: readonly RecordRef[],
  hubspotOf: ReadonlyMap<RecordRef, HubspotRecord>,
): Promise<Map<string, SalesforceRecord>> {
  const wanted = refs.flatMap((ref) => {
    const hubspot = hubspotOf.get(ref);
    if (hubspot !== undefined) return salesforceLink(ref.object, hubspot) ?? [];
    const { salesforceId: id, salesforceObject } = ref;
    return id === undefined || salesforceObject === undefined ? [] : { id, salesforceObject };
  });
  const records = new Map<string, SalesforceRecord>();
  for (const [object, links] of Map.groupBy(wanted, ({ salesforceObject }) => salesforceObject)) {
    const ids = [...new Set(links.map(({ id }) => id))].filter((id) => toId18(id) !== undefined);
    if (ids.length === 0) continue;
    const fields = neededFields(object, metadata.mappings, metadata.fields.get(object));
    for (const record of await salesforce.read(object, ids, fields)) records.set(record.id, record);
  }
  return records;
}

/** Which of the accounts a HubSpot company carries. */
async function accountsKnown({ hubspot }: AuditDeps, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const values = ids.flatMap((id) => [id, id.slice(0, 15)]);
  const companies = await hubspot.find('companies', 'salesforceaccountid', values, ['salesforceaccountid']);
  return new Set(companies.flatMap(({ properties }) => toId18(properties['salesforceaccountid'] ?? '') ?? []));
}
