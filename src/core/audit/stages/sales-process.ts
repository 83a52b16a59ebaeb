import { toId18 } from '../../ids.ts';
import { finding } from '../finding.ts';
import type { Hinge } from '../hinge.ts';
import type { AuditContext, Pair, Rule } from '../pair.ts';
import { isBlank } from '../values.ts';
import { stageMove, type StageMove } from './deal-stage.ts';

/**
 * HubSpot makes a pipeline of each record type's sales process: an opportunity without a usable record type has none. Only
 * looked at while the stage has to travel, since a deal that is in step needs no process. Which pipelines sync is a choice
 * of the account's, so that it is never certain.
 */
export const defaultSalesProcessUnavailable: Rule = (pair, context) => {
  const move = stageMove(pair, context);
  const fault = move === undefined ? undefined : processFault(pair, context, move);
  if (fault === undefined) return [];
  const record = pair.salesforce?.fields['RecordTypeId'];
  const name = move?.recordType?.name;
  return [
    finding(pair, {
      type: 'default-sales-process-unavailable',
      direction: 'to-hubspot',
      confidence: 'likely',
      hinge: fault.hinge,
      field: 'RecordTypeId',
      ...(typeof record === 'string' && record !== '' ? { value: toId18(record) ?? record } : {}),
      params: {
        fieldLabel: context.fields.get(pair.salesforceObject)?.get('RecordTypeId')?.label ?? 'RecordTypeId',
        reason: fault.reason,
        ...(name === undefined ? {} : { recordType: name }),
      },
    }),
  ];
};

/** Why the opportunity's record type gives it no pipeline. One that is not active any more keeps what it has. */
export function processFault(
  { salesforce }: Pair,
  { setup }: AuditContext,
  { recordType }: StageMove,
): { readonly reason: string; readonly hinge: Hinge } | undefined {
  const record = salesforce?.fields['RecordTypeId'];
  // Without any record type, all opportunities share the master one; a field that was not read tells nothing.
  if (setup.recordTypes === undefined || setup.recordTypes.length === 0 || record === undefined) return undefined;
  if (isBlank(record)) return { reason: 'no-record-type', hinge: 'pipelines' };
  // `undefined` is no fault: Salesforce lets no record type of opportunities be without a process.
  if (recordType?.processActive === false) return { reason: 'inactive-process', hinge: 'pipelines' };
  return recordType?.available === false ? { reason: 'unavailable', hinge: 'integration-user' } : undefined;
}
