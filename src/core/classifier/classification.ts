import type { ErrorTypeId } from '../catalogue/catalogue.ts';
import type { Category } from '../sync-error.ts';

/** A validation rule of the Salesforce org: the text of its message is all that a refused record shows of it. */
export type KnownRule = { readonly name: string; readonly object?: string; readonly message: string };

export type ClassifyContext = {
  /** The status code, where the source has it apart from the message. */
  readonly code?: string;
  /** HubSpot's own name of the type, as its error list shows it. */
  readonly typeName?: string;
  readonly knownRules?: readonly KnownRule[];
};

/** What could be read from the message. All of it is untrusted text. */
export type Details = {
  /** Salesforce's or HubSpot's status code. */
  readonly code?: string;
  /** A field's API name where the message has it, else its label; HubSpot's internal property name in HubSpot's messages. */
  readonly field?: string;
  readonly value?: string;
  /** In characters. */
  readonly limit?: number;
  /** Salesforce ids, 18 characters each. */
  readonly recordIds: readonly string[];
  /** Name of the known validation rule that has this message. */
  readonly rule?: string;
  readonly flow?: string;
  /** Apex trigger or class, with its namespace. */
  readonly trigger?: string;
};

/** What failed inside a flow or an Apex trigger. */
export type InnerCause = {
  readonly type: ErrorTypeId;
  readonly code?: string;
  readonly message?: string;
  readonly matched: string;
};

export type Classification = Details & {
  readonly type: ErrorTypeId;
  readonly category: Category;
  /** `none`: nothing in the message is known. */
  readonly confidence: 'certain' | 'likely' | 'none';
  /** What decided, as `name:string-too-long`, `code:STRING_TOO_LONG`, `text:max-length` or `rule:Phone_Required`. */
  readonly matched: string;
  readonly inner?: InnerCause;
};
