/** When single values of a record that is not in step were seen to change, for rules where the most recent one wins. */
export type Edits = {
  /** ISO times by property. */
  hubspot: Map<string, string>;
  /** ISO times by field. */
  salesforce: Map<string, string>;
  /** The records' own times before the first change that was seen; later ones move with changes of other values. */
  hubspotBefore?: string | undefined;
  salesforceBefore?: string | undefined;
};

export function noEdits(): Edits {
  return { hubspot: new Map(), salesforce: new Map() };
}

/** Later times win; the records' own times are those that were noted first. */
export function mergeEdits(...all: readonly (Edits | undefined)[]): Edits {
  const merged = noEdits();
  for (const edits of all) {
    if (edits === undefined) continue;
    for (const side of ['hubspot', 'salesforce'] as const) {
      for (const [name, time] of edits[side]) {
        if (time >= (merged[side].get(name) ?? '')) merged[side].set(name, time);
      }
    }
    merged.hubspotBefore ??= edits.hubspotBefore;
    merged.salesforceBefore ??= edits.salesforceBefore;
  }
  return merged;
}
