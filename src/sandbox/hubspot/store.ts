import type { Crm, CrmChange, HubspotObject, HubspotPropertyRow, HubspotState } from '../crm.ts';
import { OBJECT_NAMES } from './object-types.ts';
import { createTable } from './table.ts';
import type { Table } from './table.ts';

/** Who calls: the bot's token, or the Salesforce connector's. */
export type Actor = 'bot' | 'integration';

export type ListRow = {
  listId: string;
  name: string;
  objectTypeId: string;
  processingType: 'MANUAL' | 'SNAPSHOT';
  createdAt: string;
  updatedAt: string;
  /** Of a list that can still be restored. */
  deletedAt?: string;
  /** Time of joining by record id. */
  members: Map<string, string>;
};

/** A change before it is told to others: `crm.changes` hears of it once the whole request went through. */
export type Change = Omit<CrmChange, 'side' | 'actor'> & { object: HubspotObject };

/** The CRM's HubSpot side with its indexes; they are rebuilt when the state is replaced, as a reset does. */
export type Store = {
  readonly crm: Crm;
  readonly state: () => HubspotState;
  readonly table: (object: HubspotObject) => Table;
  readonly lists: () => Map<string, ListRow>;
  /** ISO time of the sandbox clock. */
  readonly now: () => string;
  /** Properties that are not archived, by name. */
  readonly definitions: (object: HubspotObject) => ReadonlyMap<string, HubspotPropertyRow>;
  readonly announce: (actor: Actor, changes: readonly Change[]) => void;
};

type Memory = { state: HubspotState; tables: Record<HubspotObject, Table>; lists: Map<string, ListRow> };

export function createStore(crm: Crm): Store {
  let memory: Memory | undefined;

  const current = (): Memory => {
    const state = crm.state.hubspot;
    if (memory?.state === state && OBJECT_NAMES.every((object) => memory?.tables[object].isFresh())) return memory;
    completeAssociations(state);
    memory = {
      state,
      tables: {
        contacts: createTable('contacts', state.objects.contacts),
        companies: createTable('companies', state.objects.companies),
        deals: createTable('deals', state.objects.deals),
        tasks: createTable('tasks', state.objects.tasks),
      },
      lists: memory?.state === state ? memory.lists : new Map(),
    };
    return memory;
  };

  return {
    crm,
    state: () => crm.state.hubspot,
    table: (object) => current().tables[object],
    lists: () => current().lists,
    now: () => crm.clock.now().toISOString(),
    definitions: (object) =>
      new Map(
        crm.state.hubspot.properties[object]
          .filter(({ archived }) => archived !== true)
          .map((property) => [property.name, property]),
      ),
    announce(actor, changes) {
      for (const change of changes) crm.changes.emit('change', { side: 'hubspot', actor, ...change });
    },
  };
}

/** A data set may name an association on one side only, or only as a contact's primary company: HubSpot knows both sides. */
function completeAssociations(state: HubspotState): void {
  for (const contact of state.objects.contacts.values()) {
    const companies = contact.associations['companies'] ?? [];
    const primary = contact.properties['associatedcompanyid'];
    if (primary === undefined || primary === null) {
      if (companies[0] !== undefined) contact.properties['associatedcompanyid'] = companies[0];
    } else if (state.objects.companies.has(primary) && !companies.includes(primary)) {
      contact.associations['companies'] = [primary, ...companies];
    }
  }
  const known = new Set<string>();
  for (const from of OBJECT_NAMES)
    for (const row of state.objects[from].values())
      for (const [to, ids] of Object.entries(row.associations))
        for (const id of ids) known.add(`${from}/${row.id}/${to}/${id}`);
  for (const from of OBJECT_NAMES)
    for (const row of state.objects[from].values())
      for (const to of OBJECT_NAMES)
        for (const id of row.associations[to] ?? []) {
          const other = state.objects[to].get(id);
          const reverse = `${to}/${id}/${from}/${row.id}`;
          if (other === undefined || known.has(reverse)) continue;
          known.add(reverse);
          (other.associations[from] ??= []).push(row.id);
        }
}
