/** What is told of the rows of a list of mappings that cannot be used: few sentences, whatever their number. */
import type { UnresolvedMapping } from '../mappings.ts';
import type { RowNote } from './read-rows.ts';

/** Rows with one fault. `names` and `lines` ("3", or "contacts.csv:3" of several files) are the first few; names are untrusted text. */
export type MappingFault = {
  /** `row`: could not be read; `unresolved`: names something that is not in the CRMs. */
  readonly check: 'row' | 'unresolved';
  readonly why: RowNote['reason'] | UnresolvedMapping['reason'];
  readonly n: number;
  readonly names: readonly string[];
  readonly lines: readonly string[];
};

const FIRST = 5;
const MAX_NAME = 60;
/** Different words that are not understood: a wrong column has a new one in each row. */
const MAX_WORDS = 5;

/** One for each fault, those of more rows first; words that were not understood have one each, as long as they are few. */
export function faultsOfRows(notes: readonly RowNote[]): readonly MappingFault[] {
  const words = new Set(notes.map(({ value = '' }) => value));
  const groups = Map.groupBy(notes, ({ reason, value = '' }) =>
    words.size <= MAX_WORDS ? `${reason} ${value}` : reason,
  );
  return byNumber(
    [...groups.values()].flatMap(([first, ...others]) =>
      first === undefined
        ? []
        : faultOf(
            'row',
            first.reason,
            [first, ...others].map((note) => ({ ...note, name: note.value })),
          ),
    ),
  );
}

/** One for each reason. */
export function faultsOfMappings(unresolved: readonly UnresolvedMapping[]): readonly MappingFault[] {
  const groups = Map.groupBy(unresolved, ({ reason }) => reason);
  return byNumber(
    [...groups].map(([reason, rows]) =>
      faultOf(
        'unresolved',
        reason,
        rows.map(({ mapping }) => ({
          ...mapping,
          name: reason === 'field' || reason === 'ambiguous-field' ? mapping.field : mapping.property,
        })),
      ),
    ),
  );
}

function faultOf(
  check: MappingFault['check'],
  why: MappingFault['why'],
  rows: readonly { readonly line?: number; readonly file?: string; readonly name: string | undefined }[],
): MappingFault {
  const names = new Set(rows.flatMap(({ name }) => (name === undefined ? [] : clip(name))));
  const lines = new Set(
    rows.flatMap(({ line, file }) => (line === undefined ? [] : `${file === undefined ? '' : `${file}:`}${line}`)),
  );
  return { check, why, n: rows.length, names: [...names].slice(0, FIRST), lines: [...lines].slice(0, FIRST) };
}

const byNumber = (faults: readonly MappingFault[]) => faults.toSorted((one, other) => other.n - one.n);
const clip = (name: string) => (name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name);
