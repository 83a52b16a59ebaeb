import type { Language } from '../language.ts';
import type { Category, Direction } from '../sync-error.ts';

type Severity = 'high' | 'medium' | 'low';
/** Who can remove the cause; `record-owner` is whoever keeps the record's data. */
type Fixer = 'hubspot-admin' | 'salesforce-admin' | 'record-owner';

/** HubSpot's names of a type in one language: the one in its article first, then the spellings seen elsewhere. */
type Names = readonly [string, ...string[]];

/** A page's addresses by language: English always, another where the vendor has it. */
type Articles = { readonly en: string } & { readonly [language in Exclude<Language, 'en'>]?: string };

/** What a category's file says of a type. */
export type ErrorTypeData = {
  /** As HubSpot writes them. What a type means and how to fix it are our own texts, so not here. */
  readonly names: Readonly<Record<Language, Names>>;
  /** high: blocks many records or a whole object; medium: records one by one; low: one field of one record. */
  readonly severity: Severity;
  readonly fixedBy: readonly Fixer[];
  /** False where an error is expected to come back after a first resync. */
  readonly resync: { readonly oneIsEnough: boolean };
  readonly directions: readonly Direction[];
  /** What its errors have in common beyond the field: nothing more, or the refused value (or the rule that refused it). */
  readonly causeBy: 'field' | 'value';
  /** The vendor's page on this very subject, where there is one. */
  readonly articles?: Articles;
};

export type ErrorType = ErrorTypeData & {
  readonly id: string;
  readonly category: Category;
};
