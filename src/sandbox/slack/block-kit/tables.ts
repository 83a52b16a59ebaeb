/** `table`, `data_table` and `data_visualization` (docs.slack.dev, Block Kit blocks). */
import {
  blockId,
  boolean,
  characters,
  integer,
  isObject,
  list,
  number,
  object,
  oneOf,
  refuse,
  string,
  typed,
  type Check,
  type Context,
  type Shape,
} from './check.ts';
import { nestedRichText } from './rich-text.ts';
import type { JsonObject } from '../workspace.ts';

const rawText = object({ fields: { type: oneOf('raw_text'), text: string() }, required: ['text'] });
// The reference leaves `text` optional; the live API and @slack/types require it.
const rawNumber = object({
  fields: { type: oneOf('raw_number'), value: number(), text: string() },
  required: ['value', 'text'],
});
const CELLS: Record<string, Check> = { raw_text: rawText, raw_number: rawNumber, rich_text: nestedRichText };
const cell = typed(
  () => CELLS,
  () => true,
);
const headerCell = typed(
  () => CELLS,
  (type) => type !== 'rich_text',
);

/** Characters that the cells of a table show: their text, or that of all rich-text elements in them. */
export function cellCharacters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, entry) => sum + cellCharacters(entry), 0);
  if (!isObject(value)) return 0;
  if (typeof value['text'] === 'string') return characters(value['text']);
  if (typeof value['url'] === 'string') return characters(value['url']);
  return cellCharacters(value['elements']);
}

const column = object({ fields: { align: oneOf('left', 'center', 'right'), is_wrapped: boolean } });

export const table: Shape = {
  fields: {
    type: oneOf('table'),
    block_id: blockId,
    rows: list(list(cell, { min: 1, max: 20 }), { min: 1, max: 100 }),
    // A null skips a column.
    column_settings: list((value, at, context) => value === null || column(value, at, context), { max: 20 }),
  },
  required: ['rows'],
};

function sameWidth(value: JsonObject, at: string, context: Context): void {
  const rows = (Array.isArray(value['rows']) ? value['rows'] : []).filter(Array.isArray);
  const width = rows[0]?.length;
  rows.forEach((row, index) => {
    if (row.length !== width) refuse(context, `${at}/rows/${index}`, 'all rows must have the same number of cells');
  });
}

const dataRows: Check = (value, at, context) => {
  if (!Array.isArray(value)) return refuse(context, at, 'must provide an array');
  list(() => undefined, { min: 2, max: 201 })(value, at, context);
  value.forEach((row, index) =>
    list(index === 0 ? headerCell : cell, { min: 1, max: 20 })(row, `${at}/${index}`, context),
  );
};

export const dataTable: Shape = {
  fields: {
    type: oneOf('data_table'),
    block_id: blockId,
    caption: string(),
    rows: dataRows,
    page_size: integer({ min: 1, max: 100 }),
    row_header_column_index: integer({ min: 0, max: 19 }),
  },
  required: ['caption', 'rows'],
  also: sameWidth,
};

const point = object({ fields: { label: string({ max: 20 }), value: number() }, required: ['label', 'value'] });
const series = object({
  fields: { name: string({ max: 20 }), data: list(point, { min: 1, max: 20 }) },
  required: ['name', 'data'],
});
const axis = object({
  fields: {
    categories: list(string({ max: 20 }), { min: 1, max: 20 }),
    x_label: string({ max: 50 }),
    y_label: string({ max: 50 }),
  },
  required: ['categories'],
});

const objects = (value: unknown): JsonObject[] => (Array.isArray(value) ? value : []).filter(isObject);

/** Series have names of their own and exactly one point for each category. */
function pointsMatchCategories(value: JsonObject, at: string, context: Context): void {
  const config = isObject(value['axis_config']) ? value['axis_config'] : {};
  const categories = Array.isArray(config['categories']) ? config['categories'].map(String) : [];
  const names = new Set<string>();
  objects(value['series']).forEach(({ name, data }, index) => {
    if (names.has(String(name)))
      refuse(context, `${at}/series/${index}/name`, `series name "${String(name)}" already exists`);
    names.add(String(name));
    const labels = objects(data).map(({ label }) => String(label));
    const matches = labels.length === categories.length && categories.every((category) => labels.includes(category));
    if (!matches) refuse(context, `${at}/series/${index}/data`, 'must have exactly one point for each category');
  });
}

const axisChart = (type: string) =>
  object({
    fields: { type: oneOf(type), series: list(series, { min: 1, max: 12 }), axis_config: axis },
    required: ['series', 'axis_config'],
    also: pointsMatchCategories,
  });

const segment = object({
  fields: { label: string({ max: 20 }), value: number({ above: 0 }) },
  required: ['label', 'value'],
});

const CHARTS: Record<string, Check> = {
  line: axisChart('line'),
  bar: axisChart('bar'),
  area: axisChart('area'),
  pie: object({
    fields: { type: oneOf('pie'), segments: list(segment, { min: 1, max: 12 }) },
    required: ['segments'],
  }),
};

export const dataVisualization: Shape = {
  fields: {
    type: oneOf('data_visualization'),
    block_id: blockId,
    title: string({ max: 50 }),
    chart: typed(
      () => CHARTS,
      () => true,
    ),
  },
  required: ['title', 'chart'],
};
