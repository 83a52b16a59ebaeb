import type { HubspotProperty, SalesforceField } from './crm.ts';
import type { ObjectName, SalesforceObject } from './sync-error.ts';

export type Sides = {
  readonly properties: ReadonlyMap<ObjectName, ReadonlyMap<string, HubspotProperty>>;
  readonly fields: ReadonlyMap<SalesforceObject, ReadonlyMap<string, SalesforceField>>;
};

/** The internal name that was meant, or why it is not known. `unread`: nothing is known of the object. */
export type Found = { readonly name: string } | 'missing' | 'ambiguous' | 'unread';

type Named = { readonly name: string; readonly label: string };

/** Finds properties and fields by internal name or by label, whatever the case. */
export function createNames({ properties, fields }: Sides) {
  const indexes = new Map<ReadonlyMap<string, Named>, ReadonlyMap<string, readonly string[]>>();
  const find = (known: ReadonlyMap<string, Named> | undefined, text: string): Found => {
    if (known === undefined || known.size === 0) return 'unread';
    if (known.has(text)) return { name: text };
    let index = indexes.get(known);
    if (index === undefined) {
      index = indexOf(known);
      indexes.set(known, index);
    }
    for (const form of formsOf(text)) {
      const [name, ...others] = index.get(form) ?? [];
      if (others.length > 0) return 'ambiguous';
      if (name !== undefined) return { name };
    }
    return 'missing';
  };
  return {
    property: (object: ObjectName, text: string) => find(properties.get(object), text),
    field: (object: SalesforceObject, text: string) => find(fields.get(object), text),
  };
}

/** By name and by label. */
function indexOf(known: ReadonlyMap<string, Named>): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, Set<string>>();
  for (const { name, label } of known.values()) {
    for (const form of [plain(name), plain(label)]) {
      const names = index.get(form) ?? new Set();
      index.set(form, names.add(name));
    }
  }
  return new Map([...index].map(([form, names]) => [form, [...names]]));
}

/** As it is, and "Job title (jobtitle)" by what is within the brackets and what is before them. */
function formsOf(text: string): readonly string[] {
  const [, before, within] = /^(.+?)\s*[([]([^()[\]]+)[)\]]$/.exec(text) ?? [];
  return [text, within, before].flatMap((form) => (form === undefined ? [] : plain(form)));
}

const plain = (text: string) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLowerCase();
