import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Pair, Setup } from '../../../../src/core/audit/pair.ts';
import { unjudgedTypes } from '../../../../src/core/audit/rules.ts';
import type { OpportunityStage, Pipeline, RecordType } from '../../../../src/core/crm.ts';
import type { Crm } from '../../../../src/sandbox/crm.ts';
import type { Knowledge } from '../../../../src/sandbox/integration/knowledge.ts';
import { stageInHubspot, stageNameOf } from '../../../../src/sandbox/integration/stages.ts';
import {
  ACCOUNT_ID,
  choice,
  contextOf,
  errorsIn,
  hubspotRecord,
  picklist,
  salesforceRecord,
  type World,
} from '../records.ts';

const OPPORTUNITY_ID = '0065g00000AbCdEAAV';
const PARTNER = '0125g00000AbCdEAAV';
const DIRECT = '0125g00000XyZzzAAF';

const STAGES: readonly OpportunityStage[] = [
  { name: 'Prospecting', label: 'Prospecting', active: true },
  { name: 'Nego', label: 'Negotiation', active: true },
  { name: 'Old', label: 'Old Stage', active: false },
  { name: 'Won', label: 'Closed Won', active: true },
];
const pipeline = (id: string, label: string, labels: readonly string[]): Pipeline => ({
  id,
  label,
  stages: labels.map((one) => ({ id: `${id}-${one}`, label: one })),
});
const PIPELINES = [
  pipeline('default', 'Sales', ['PROSPECTING', 'Closed Won']),
  pipeline('p1', 'Salesforce - Partner', ['Prospecting', 'Negotiation']),
];
const RECORD_TYPES: readonly RecordType[] = [
  { id: PARTNER, name: 'Partner', processActive: true, available: true },
  { id: DIRECT, name: 'Direct' },
];
const setup: Setup = { stages: STAGES, pipelines: PIPELINES, recordTypes: RECORD_TYPES };

function world(more: Setup = {}, rule = 'two-way'): World {
  return {
    properties: [choice('dealstage', ['x'])],
    fields: [picklist('StageName', ['Prospecting'])],
    mappings: [`dealstage>StageName${rule === '' ? '' : `:${rule}`}`],
    setup: { ...setup, ...more },
    accountsInHubspot: new Set(),
  };
}

function deal(StageName: string | null, dealstage: string | null, RecordTypeId: string | null = PARTNER): Pair {
  return {
    object: 'deals',
    salesforceObject: 'Opportunity',
    hubspot: hubspotRecord({ dealstage, pipeline: 'default', hs_salesforceopportunityid: OPPORTUNITY_ID }),
    salesforce: salesforceRecord('Opportunity', { StageName, RecordTypeId }, undefined, OPPORTUNITY_ID),
  };
}
const found = (pair: Pair, given: World = world()) =>
  errorsIn(pair, given).map(({ type, confidence, params }) => [type, params['reason'], confidence, params['hinge']]);
const AT_START = 'default-PROSPECTING';

describe('the stage of an opportunity', () => {
  test.each<[string, Pair, unknown[]]>([
    ['is where the deal is', deal('Prospecting', 'p1-Prospecting'), []],
    ['has a place in HubSpot', deal('Nego', 'p1-Prospecting'), []],
    ['has one whatever the case of its label', deal('Prospecting', null), []],
    ['has one in any pipeline', deal('Won', 'p1-Prospecting'), []],
    ['is empty', deal(null, 'p1-Prospecting'), []],
    ['was deactivated', deal('Old', AT_START), [['inactive-opportunity-stage', 'inactive', 'certain', undefined]]],
    [
      'is none of Salesforce’s',
      deal('Gone', AT_START),
      [['inactive-opportunity-stage', 'absent', 'certain', undefined]],
    ],
  ])('%s', (_, pair, expected) => {
    expect(found(pair)).toEqual(expected);
  });

  test('is active, and in no pipeline', () => {
    const missing = (confidence: string, hinge?: string) => [
      ['missing-or-invalid-opportunity-stage', undefined, confidence, hinge],
    ];
    const few = {
      pipelines: [pipeline('default', 'Sales', ['Closed Won']), pipeline('p1', 'Salesforce - Partner', [])],
    };
    expect(found(deal('Nego', null), world(few))).toEqual(missing('certain'));
    // A record type without a pipeline of its own may be kept out on purpose.
    expect(found(deal('Nego', null, DIRECT), world(few))).toEqual(missing('likely', 'pipelines'));
    expect(found(deal('Nego', null), world(few, ''))).toEqual(missing('likely', 'rule'));
    expect(errorsIn(deal('Nego', null, PARTNER.slice(0, 15)), world(few))).toMatchObject([
      {
        key: 'deals:101:missing-or-invalid-opportunity-stage:dealstage',
        field: 'StageName',
        value: 'Nego',
        direction: 'to-hubspot',
        params: { stage: 'Negotiation', recordType: 'Partner', pipeline: 'Salesforce - Partner' },
      },
    ]);
  });

  test('is left alone where it does not sync, or stages or pipelines are not known', () => {
    expect(found(deal('Old', AT_START), world({}, 'dont-sync'))).toEqual([]);
    for (const part of ['stages', 'pipelines'] as const) {
      const { [part]: _, ...rest } = setup;
      const given = { ...world(), setup: rest };
      expect(found(deal('Old', AT_START), given)).toEqual([]);
      expect([...unjudgedTypes(contextOf(deal('Old', null), given))]).toEqual(
        expect.arrayContaining([
          'inactive-opportunity-stage',
          'missing-or-invalid-opportunity-stage',
          'default-sales-process-unavailable',
        ]),
      );
    }
  });

  test('of an opportunity that HubSpot lacks matters only while it waits for its account', () => {
    const { salesforce } = deal('Old', null);
    const alone: Pair = { object: 'deals', salesforceObject: 'Opportunity', ...(salesforce && { salesforce }) };
    expect(found(alone)).toEqual([]);
    const waiting: Pair = {
      ...alone,
      salesforce: salesforceRecord(
        'Opportunity',
        { StageName: 'Old', AccountId: ACCOUNT_ID },
        undefined,
        OPPORTUNITY_ID,
      ),
    };
    expect(found(waiting).map(([type, , confidence, hinge]) => [type, confidence, hinge])).toEqual([
      ['inactive-opportunity-stage', 'likely', 'company-sync'],
      ['waiting-on-account-to-sync', 'likely', 'company-sync'],
    ]);
  });

  test('is refused exactly where the sandbox’s connector refuses it', () => {
    const labels = ['Prospecting', 'negotiation', 'Negotiation', 'Old Stage', 'Closed Won', 'Other'];
    const some = fc.uniqueArray(fc.constantFrom(...labels));
    const stageName = fc.constantFrom('Prospecting', 'Nego', 'Old', 'Won', 'Negotiation', 'Unknown');
    const recordType = fc.constantFrom(PARTNER, DIRECT, null);
    fc.assert(
      fc.property(some, some, stageName, recordType, fc.nat(7), (first, second, StageName, RecordTypeId, at) => {
        const pipelines = [pipeline('default', 'Sales', first), pipeline('p1', 'Salesforce - Partner', second)];
        const ids = pipelines.flatMap(({ stages }) => stages.map(({ id }) => id));
        const pair = deal(StageName, ids[at] ?? null, RecordTypeId);
        const types = found(pair, world({ pipelines })).map(([type]) => type);
        expect(types).toEqual(refusedByConnector(pipelines, pair));
      }),
      { numRuns: 1000 },
    );
  });
});

const TYPES: Readonly<Record<string, string>> = {
  STAGE_NOT_ACTIVE: 'inactive-opportunity-stage',
  STAGE_NOT_IN_PIPELINE: 'missing-or-invalid-opportunity-stage',
  NO_SALES_PROCESS: 'default-sales-process-unavailable',
};

/** The sandbox's connector, with the same stages, pipelines and record types. */
function refusedByConnector(pipelines: readonly Pipeline[], { hubspot, salesforce }: Pair): string[] {
  const deals = pipelines.map((one) => ({
    ...one,
    archived: false,
    stages: one.stages.map((stage) => ({ ...stage, archived: false })),
  }));
  const crm = { state: { hubspot: { pipelines: { deals } } } } as unknown as Crm;
  const types = new Map(RECORD_TYPES.map(({ id, name }) => [id, { name, active: true, processActive: true }]));
  const knowledge = {
    stage: (name: unknown) => STAGES.find((stage) => stage.name === name),
    stageLabelled: (label: string) =>
      STAGES.find((stage) => stage.label === label) ?? STAGES.find((stage) => stage.name === label),
    recordType: (id: unknown) => (typeof id === 'string' ? types.get(id) : undefined),
    hasRecordTypes: () => true,
  } as unknown as Knowledge;
  const sides = {
    object: 'deals',
    salesforceObject: 'Opportunity',
    hubspot: { id: '101', properties: hubspot?.properties ?? {}, createdAt: '', updatedAt: '' },
    salesforce: { Id: OPPORTUNITY_ID, ...salesforce?.fields },
  } as const;
  const name = stageNameOf(crm, knowledge, sides.hubspot.properties['dealstage'] ?? null);
  if (name !== undefined && name === salesforce?.fields['StageName']) return [];
  const answer = stageInHubspot(crm, knowledge, sides);
  if (answer === undefined || !('refusal' in answer)) return [];
  return [TYPES[answer.refusal.code] ?? answer.refusal.code];
}

describe('default-sales-process-unavailable', () => {
  const unavailable = (reason: string, hinge = 'pipelines') => [
    ['default-sales-process-unavailable', reason, 'likely', hinge],
  ];
  const move = (RecordTypeId: string | null) => deal('Won', 'p1-Prospecting', RecordTypeId);

  test('an opportunity without a record type, where others have one', () => {
    expect(found(move(null))).toEqual(unavailable('no-record-type'));
    expect(found(move(null), world({ recordTypes: [] }))).toEqual([]);
    // It is told instead of a stage without a place: there is no pipeline to look for that in.
    expect(found(deal('Old', null, null))).toEqual(unavailable('no-record-type'));
    // In step, and without the field, nothing can be said.
    expect(found(deal('Prospecting', 'p1-Prospecting', null))).toEqual([]);
    const unread: Pair = { ...move(null), salesforce: salesforceRecord('Opportunity', { StageName: 'Won' }) };
    expect(found(unread)).toEqual([]);
  });

  test('a record type whose process is inactive, or that may not be used', () => {
    const types = (more: Partial<RecordType>) => world({ recordTypes: [{ id: PARTNER, name: 'Partner', ...more }] });
    expect(found(move(PARTNER), types({ processActive: false }))).toEqual(unavailable('inactive-process'));
    expect(found(move(PARTNER), types({ available: false }))).toEqual(unavailable('unavailable', 'integration-user'));
    expect(found(move(PARTNER), types({}))).toEqual([]);
    expect(found(move(DIRECT), types({ available: false }))).toEqual([]);
    const [error] = errorsIn(move(PARTNER.slice(0, 15)), types({ processActive: false }));
    expect(error).toMatchObject({ field: 'RecordTypeId', value: PARTNER, params: { recordType: 'Partner' } });
    expect(error?.property).toBeUndefined();
  });
});
