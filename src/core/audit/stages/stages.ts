import { finding } from '../finding.ts';
import { confidenceOf } from '../flow.ts';
import type { Hinge } from '../hinge.ts';
import type { AuditContext, Finding, Pair, Rule } from '../pair.ts';
import type { Confidence } from '../../sync-error.ts';
import { stageMove, type StageMove } from './deal-stage.ts';
import { processFault } from './sales-process.ts';

/** The opportunity is in a stage that was deactivated (or deleted), and HubSpot has none of that label to put the deal in. */
export const inactiveOpportunityStage: Rule = (pair, context) => {
  const move = homeless(pair, context);
  if (move === undefined || move.stage?.active === true) return [];
  const reason = move.stage === undefined ? 'absent' : 'inactive';
  return [stageFinding(pair, move, 'inactive-opportunity-stage', { reason }, confidenceIn(pair, move))];
};

/** The stage is in use in Salesforce, and no pipeline of HubSpot's has one of that label. */
export const missingOrInvalidOpportunityStage: Rule = (pair, context) => {
  const move = homeless(pair, context);
  if (move === undefined || move.stage?.active !== true) return [];
  const { recordType, ownPipeline, dealPipeline } = move;
  const pipeline = (ownPipeline ?? dealPipeline)?.label;
  // Without a pipeline of its own, the record type may be kept out of the sync on purpose.
  const unsynced = recordType !== undefined && ownPipeline === undefined;
  const sure = unsynced ? ({ confidence: 'likely', hinge: 'pipelines' } as const) : confidenceIn(pair, move);
  const params = pipeline === undefined ? {} : { pipeline };
  return [stageFinding(pair, move, 'missing-or-invalid-opportunity-stage', params, sure)];
};

/** Without a sales process there is no pipeline to look for the stage in: that is another error. */
function homeless(pair: Pair, context: AuditContext): StageMove | undefined {
  const move = stageMove(pair, context);
  return move === undefined || move.hasPlace || processFault(pair, context, move) !== undefined ? undefined : move;
}

function confidenceIn(pair: Pair, { mapped, waits }: StageMove): { confidence: Confidence; hinge: Hinge | undefined } {
  return waits ? { confidence: 'likely', hinge: 'company-sync' } : confidenceOf(pair, mapped.mapping);
}

function stageFinding(
  pair: Pair,
  { mapped, name, label, recordType }: StageMove,
  type: 'inactive-opportunity-stage' | 'missing-or-invalid-opportunity-stage',
  params: Readonly<Record<string, string>>,
  sure: { readonly confidence: Confidence; readonly hinge: Hinge | undefined },
): Finding {
  return finding(pair, {
    type,
    direction: 'to-hubspot',
    ...sure,
    property: mapped.mapping.property,
    field: mapped.mapping.field,
    value: name,
    params: {
      label: mapped.property.label,
      fieldLabel: mapped.field.label,
      stage: label,
      ...(recordType === undefined ? {} : { recordType: recordType.name }),
      ...params,
    },
  });
}
