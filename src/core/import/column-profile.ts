import { CELL_KINDS, cellKinds, type CellKind } from './cell-kinds.ts';

/** What the sampled values of one column have in common. */
export type ColumnProfile = {
  /** Values that are not blank. */
  readonly filled: number;
  /** Share of the filled values that differ from all others before them. */
  readonly distinct: number;
  readonly averageLength: number;
  readonly minLength: number;
  /** Share of the filled values that are of a kind, 0 to 1. */
  readonly share: Readonly<Record<CellKind, number>>;
};

/** Values beyond this length add nothing to what a column is. */
const CLIP = 2000;

export function profileOf(values: readonly string[]): ColumnProfile {
  const filled = values.map((value) => value.slice(0, CLIP).trim()).filter((value) => value !== '');
  const counts = new Map<CellKind, number>();
  for (const value of filled) for (const kind of cellKinds(value)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const of = (count: number) => (filled.length === 0 ? 0 : count / filled.length);
  const lengths = filled.map(({ length }) => length);
  return {
    filled: filled.length,
    distinct: of(new Set(filled).size),
    averageLength: of(lengths.reduce((sum, length) => sum + length, 0)),
    minLength: Math.min(...lengths, CLIP),
    share: Object.fromEntries(CELL_KINDS.map((kind) => [kind, of(counts.get(kind) ?? 0)])) as Record<CellKind, number>,
  };
}
