import type { Category, Direction } from '../sync-error.ts';

type Severity = 'high' | 'medium' | 'low';
/** Who can remove the cause; `record-owner` is whoever keeps the record's data. */
type Fixer = 'hubspot-admin' | 'salesforce-admin' | 'record-owner';

/** HubSpot's names of a type in one language: the one in its article first, then the spellings seen elsewhere. */
type Names = readonly [string, ...string[]];

/** What a category's file says of a type. */
export type ErrorTypeData = {
  /** As HubSpot writes them. What a type means and how to fix it are our own texts, so not here. */
  readonly names: { readonly en: Names; readonly it: Names };
  /** high: blocks many records or a whole object; medium: records one by one; low: one field of one record. */
  readonly severity: Severity;
  readonly fixedBy: readonly Fixer[];
  /** False where an error is expected to come back after a first resync. */
  readonly resync: { readonly oneIsEnough: boolean };
  readonly directions: readonly Direction[];
  /** What its errors have in common beyond the field: nothing more, or the refused value (or the rule that refused it). */
  readonly causeBy: 'field' | 'value';
  /** The vendor's page on this very subject, where there is one. */
  readonly kbUrl?: string;
};

export type ErrorType = Omit<ErrorTypeData, 'kbUrl'> & {
  readonly id: string;
  readonly category: Category;
  readonly kbUrl: string;
  /** HubSpot's article on all sync errors. */
  readonly articleUrl: string;
};
