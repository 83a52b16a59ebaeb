/** A look at everything: both CRMs' records compared as their pages arrive. */
import type { Pair } from '../../core/audit/pair.ts';
import type { SalesforceRecord } from '../../core/crm.ts';
import type { AuditOutcome } from '../../core/diff.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import { compareObject } from './compare.ts';
import { createFullState } from './full-state.ts';
import { judgeHeld } from './held.ts';
import { AUDITED, type Metadata } from './metadata.ts';
import type { Spool } from './spool.ts';
import { lookAtTasks } from './tasks.ts';
import type { AuditDeps, Tell } from './types.ts';

/** Failures of a CRM are part of the outcome; `tell` gets what is known from time to time. */
export async function lookAtEverything(
  deps: AuditDeps,
  metadata: Metadata,
  previous: Snapshot | undefined,
  tell: Tell,
): Promise<AuditOutcome> {
  await using spools = new AsyncDisposableStack();
  const open = async <T>(keyOf: (item: T) => string): Promise<Spool<T>> => spools.use(await deps.spools.open(keyOf));
  const state = createFullState(deps, metadata, previous, tell, {
    records: new Map([
      ['companies', await open<SalesforceRecord>(({ id }) => id)],
      ['contacts', await open<SalesforceRecord>(({ id }) => id)],
      ['deals', await open<SalesforceRecord>(({ id }) => id)],
    ]),
    held: await open<Pair>(({ object, hubspot, salesforce }) => `${object} ${hubspot?.id ?? salesforce?.id}`),
  });

  const compared = AUDITED.map(([object, salesforceObjects]) => compareObject(deps, state, object, salesforceObjects));
  const tasks = state.attempt('tasks', async () => {
    return (await lookAtTasks(deps, state.context(), previous, state.verdicts)) ? 'whole' : undefined;
  });
  // All end before a failure is thrown: they write to spools that close then.
  for (const result of await Promise.allSettled([...compared, tasks])) {
    if (result.status === 'rejected') throw result.reason;
  }
  await judgeHeld(deps, state);
  await state.nameAccounts();
  return state.outcome();
}
