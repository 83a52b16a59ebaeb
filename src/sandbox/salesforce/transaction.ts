/** Writes that can be taken back until they are told to the others. */
import type { Crm, CrmChange, SalesforceRow } from '../crm.ts';
import { reindex } from './field-index.ts';
import { isSetupObject, noteSetupChange } from './setup-audit-trail.ts';

export type Transaction = {
  /** Puts a record in place of the one with its id. */
  readonly put: (object: string, row: SalesforceRow, change: Omit<CrmChange, 'side' | 'object' | 'id'>) => void;
  /** A point to go back to. */
  readonly mark: () => number;
  readonly rollBackTo: (mark: number) => void;
  /** Tells everyone who listens of all writes. */
  readonly commit: () => void;
};

export function createTransaction(crm: Crm): Transaction {
  const writes: { undo: () => void; change: CrmChange }[] = [];

  function place(object: string, id: string, row: SalesforceRow | undefined): void {
    const rows = (crm.state.salesforce.records[object] ??= new Map());
    const before = rows.get(id);
    if (row) rows.set(id, row);
    else rows.delete(id);
    reindex(rows, before, row);
  }

  return {
    put(object, row, change) {
      const before = crm.state.salesforce.records[object]?.get(row.Id);
      place(object, row.Id, row);
      const undo = () => place(object, row.Id, before);
      writes.push({ undo, change: { side: 'salesforce', object, id: row.Id, ...change } });
    },
    mark: () => writes.length,
    rollBackTo(mark) {
      for (const { undo } of writes.splice(mark).toReversed()) undo();
    },
    commit() {
      for (const { change } of writes.splice(0)) {
        if (isSetupObject(change.object)) noteSetupChange(crm, `${change.kind} ${change.object} ${change.id}`);
        crm.changes.emit('change', change);
      }
    },
  };
}
