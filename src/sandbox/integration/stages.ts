/** A deal's stage and an opportunity's: told by their labels, in the pipeline of the opportunity's record type. */
import type { Crm, HubspotPipelineRow } from '../crm.ts';
import type { Knowledge } from './knowledge.ts';
import type { Pair, Refusal, Values } from './types.ts';
import { isBlank, textOf } from './values.ts';

/** The deal's stage as Salesforce calls it; undefined for a stage that Salesforce does not have. */
export function stageNameOf(crm: Crm, knowledge: Knowledge, stageId: string | null): string | undefined {
  const stages = crm.state.hubspot.pipelines.deals.flatMap((pipeline) => pipeline.stages);
  const label = stages.find(({ id }) => id === stageId)?.label;
  return label === undefined ? undefined : knowledge.stageLabelled(label)?.name;
}

/** Where the opportunity's stage is in HubSpot, or the connector's refusal when it is nowhere. */
export function stageInHubspot(
  crm: Crm,
  knowledge: Knowledge,
  { hubspot, salesforce }: Pair,
): { values: Values } | { refusal: Refusal } | undefined {
  const name = salesforce?.['StageName'];
  if (isBlank(name)) return undefined;
  const stage = knowledge.stage(name);
  const label = stage?.label ?? textOf(name);
  const unavailable = processRefusal(knowledge, salesforce?.['RecordTypeId']);
  if (unavailable !== undefined) return { refusal: unavailable };
  const recordType = knowledge.recordType(salesforce?.['RecordTypeId'])?.name;
  const pipelines = crm.state.hubspot.pipelines.deals.filter(({ archived }) => !archived);
  const order = [
    pipelines.find((pipeline) => pipeline.label === `Salesforce - ${recordType ?? ''}`),
    pipelines.find(({ id }) => id === hubspot?.properties['pipeline']),
    ...pipelines,
  ];
  for (const pipeline of order) {
    const id = pipeline && stageLabelled(pipeline, label);
    if (pipeline !== undefined && id !== undefined) return { values: { pipeline: pipeline.id, dealstage: id } };
  }
  const code = stage?.active === true ? 'STAGE_NOT_IN_PIPELINE' : 'STAGE_NOT_ACTIVE';
  const where = recordType === undefined ? 'any pipeline' : `the pipeline of ${recordType}`;
  const message = `Salesforce's stage ${label} has no counterpart in ${where}`;
  return { refusal: { code, message, fields: ['StageName'], property: 'dealstage' } };
}

/** HubSpot makes a pipeline of the sales process behind a record type: without a usable one, a stage has no place at all. */
function processRefusal(knowledge: Knowledge, recordTypeId: unknown): Refusal | undefined {
  const refuse = (message: string): Refusal => ({ code: 'NO_SALES_PROCESS', message, fields: ['RecordTypeId'] });
  if (recordTypeId === null) {
    return knowledge.hasRecordTypes() ? refuse('The opportunity has no record type, so no sales process') : undefined;
  }
  const type = knowledge.recordType(recordTypeId);
  return type?.active === true && !type.processActive
    ? refuse(`The sales process of the record type ${type.name} is not available`)
    : undefined;
}

function stageLabelled(pipeline: HubspotPipelineRow, label: string): string | undefined {
  const wanted = label.toLowerCase();
  return pipeline.stages.find((stage) => !stage.archived && stage.label.toLowerCase() === wanted)?.id;
}
