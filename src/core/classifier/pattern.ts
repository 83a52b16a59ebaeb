import type { ErrorTypeId } from '../catalogue/catalogue.ts';

/** What a status code means. */
export type CodePattern = {
  readonly type: ErrorTypeId;
  /** False where the code alone leaves room for doubt. */
  readonly sure: boolean;
  /** Types that the text may choose instead: the vendor uses the code for them too. */
  readonly or?: readonly ErrorTypeId[];
  /** Says so little that a text which is known goes first. */
  readonly weak?: true;
};

/** What a vendor's sentence means, with or without a code. */
export type TextPattern = {
  /** Stable: it is shown as what decided. */
  readonly name: string;
  readonly type: ErrorTypeId;
  /** False where people use such words too: in what they write to each other, those say nothing. */
  readonly sure: boolean;
  /** Any of them decides; of an inner list, all must be there. Lower case, straight quotes, single spaces. */
  readonly phrases: readonly (string | readonly string[])[];
};

export type Patterns = {
  readonly codes: Readonly<Record<string, CodePattern>>;
  readonly texts: readonly TextPattern[];
};

/** What shows that a flow or Apex code stands around an error. */
export type Marker = {
  readonly name: string;
  readonly sure: boolean;
  readonly phrases: readonly string[];
};
