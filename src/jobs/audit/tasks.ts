import type { AuditContext } from '../../core/audit/pair.ts';
import type { HubspotRecord } from '../../core/crm.ts';
import { OWNER_PROPERTY } from '../../core/mappings.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import type { Verdicts } from './look.ts';
import { propertiesOf } from './sides.ts';
import type { AuditDeps } from './types.ts';

/**
 * Judges the tasks that a queue of HubSpot's owns, which no other task can be wrong by, and those that have open errors; with `since`
 * only those that changed. No call where there is neither: false then. Throws VendorError.
 */
export async function lookAtTasks(
  { hubspot }: AuditDeps,
  context: AuditContext,
  previous: Snapshot | undefined,
  verdicts: Verdicts,
  since?: Date,
): Promise<boolean> {
  const queues = [...context.owners.values()].filter(({ type, archived }) => type === 'QUEUE' && !archived);
  const open = new Set(
    previous?.open.flatMap(({ error }) =>
      error.object === 'tasks' && error.hubspotId !== undefined && error.sources.includes('audit')
        ? error.hubspotId
        : [],
    ),
  );
  if (queues.length === 0 && open.size === 0) return false;
  const properties = propertiesOf('tasks', context);
  const judge = (tasks: Iterable<HubspotRecord>) => {
    for (const task of tasks) {
      verdicts.judge({ object: 'tasks', salesforceObject: 'Task', hubspot: task }, context);
    }
  };
  if (since !== undefined) {
    for await (const page of hubspot.changed('tasks', since, properties)) judge(page);
    return true;
  }

  const tasks = new Map<string, HubspotRecord>();
  if (queues.length > 0) {
    const ids = queues.map(({ id }) => id);
    for (const task of await hubspot.find('tasks', OWNER_PROPERTY, ids, properties)) tasks.set(task.id, task);
  }
  const others = [...open].filter((id) => !tasks.has(id));
  if (others.length > 0) for (const task of await hubspot.read('tasks', others, properties)) tasks.set(task.id, task);
  for (const id of others) if (!tasks.has(id)) verdicts.gone.add(`tasks:${id}`);
  judge(tasks.values());
  return true;
}
