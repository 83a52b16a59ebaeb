import { OWNER_PROPERTY } from '../../mappings.ts';
import { finding } from '../finding.ts';
import type { AuditContext, Finding, Pair, Rule } from '../pair.ts';
import { ownerName, queueOf } from './people.ts';
import { ownerOfWrongType } from './sent-owner.ts';

/** HubSpot's owner cannot be set: a task's queue that may not own tasks, or a user whose licence owns nothing. */
export const ownerAssignment: Rule = (pair, context) =>
  pair.object === 'tasks' ? queueOfTask(pair, context) : ownerOfWrongType(pair, context);

/**
 * "Queue not associated with this SObject type". Whether tasks sync at all is hidden, and a queue without a namesake in
 * Salesforce is no owner there.
 */
function queueOfTask(pair: Pair, context: AuditContext): readonly Finding[] {
  const owner = context.owners.get(pair.hubspot?.properties[OWNER_PROPERTY]?.trim() ?? '');
  const queue = owner === undefined ? undefined : queueOf(owner, context.setup.queues ?? []);
  if (owner === undefined || queue === undefined || queue.objects.includes('Task')) return [];
  const label = context.properties.get('tasks')?.get(OWNER_PROPERTY)?.label;
  return [
    finding(pair, {
      type: 'owner-assignment',
      direction: 'to-salesforce',
      confidence: 'likely',
      hinge: 'inclusion',
      property: OWNER_PROPERTY,
      field: 'OwnerId',
      value: owner.id,
      params: { reason: 'queue', queue: ownerName(owner), ...(label === undefined ? {} : { label }) },
    }),
  ];
}
