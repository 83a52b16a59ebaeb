/** Where an opportunity's stage is in HubSpot's pipelines: both CRMs tell stages by their labels. */
import type { OpportunityStage, Pipeline, RecordType } from '../../crm.ts';
import { sameId } from '../../ids.ts';
import { waitingOnAccountToSync } from '../associations.ts';
import { mappedValues, type Mapped } from '../flow.ts';
import type { AuditContext, Pair } from '../pair.ts';
import { fold } from '../picklists/options.ts';
import { isBlank } from '../values.ts';

/** A stage of Salesforce's that HubSpot would have to take over, and has no place for or has one. */
export type StageMove = {
  readonly mapped: Mapped;
  /** As the opportunity holds it. */
  readonly name: string;
  readonly label: string;
  /** Undefined where Salesforce has no such stage (any more). */
  readonly stage: OpportunityStage | undefined;
  /** Active and known. */
  readonly recordType: RecordType | undefined;
  /** The record type's own pipeline, `Salesforce - <record type>`. */
  readonly ownPipeline: Pipeline | undefined;
  /** The pipeline that the deal is in. */
  readonly dealPipeline: Pipeline | undefined;
  /** Whether any pipeline has a stage of this label. */
  readonly hasPlace: boolean;
  /** Only Salesforce has the record, which waits for its account. */
  readonly waits: boolean;
};

/** The stage's way to HubSpot; undefined where it need not travel, or where stages or pipelines are not known. */
export function stageMove(pair: Pair, context: AuditContext): StageMove | undefined {
  const { stages, pipelines, recordTypes = [] } = context.setup;
  const { salesforceObject, salesforce, hubspot } = pair;
  if (salesforceObject !== 'Opportunity' || salesforce === undefined) return undefined;
  const name = salesforce.fields['StageName'];
  if (stages === undefined || pipelines === undefined || typeof name !== 'string' || isBlank(name)) return undefined;
  const mapped = mappedValues(pair, context).find(({ mapping }) => mapping.property === 'dealstage');
  if (mapped === undefined || mapped.mapping.rule === 'dont-sync') return undefined;
  if (!isBlank(mapped.hubspot) && stageNameOf(mapped.hubspot, pipelines, stages) === name) return undefined;
  // HubSpot takes up an opportunity of its own accord only when an admin wants so, or when it is waiting already.
  const waits = hubspot === undefined;
  if (waits && waitingOnAccountToSync(pair, context).length === 0) return undefined;
  const stage = stages.find((one) => one.name === name);
  const label = stage?.label ?? name;
  const recordType = recordTypes.find(({ id }) => sameId(id, salesforce.fields['RecordTypeId']));
  return {
    mapped,
    name,
    label,
    stage,
    recordType,
    ownPipeline: recordType && pipelines.find((pipeline) => pipeline.label === `Salesforce - ${recordType.name}`),
    dealPipeline: pipelines.find(({ id }) => id === hubspot?.properties['pipeline']),
    hasPlace: pipelines.some((pipeline) => pipeline.stages.some((one) => fold(one.label) === fold(label))),
    waits,
  };
}

/** The Salesforce stage that a deal's stage stands for. */
function stageNameOf(
  stageId: string,
  pipelines: readonly Pipeline[],
  stages: readonly OpportunityStage[],
): string | undefined {
  const own = pipelines.flatMap((pipeline) => pipeline.stages).find(({ id }) => id === stageId);
  if (own === undefined) return undefined;
  return (stages.find(({ label }) => label === own.label) ?? stages.find(({ name }) => name === own.label))?.name;
}
