import { createElement as h, type ReactNode } from 'react';
import type { JsonObject } from '../workspace.ts';
import { cellText, drawWithLibrary } from './library.ts';
import { type BlockScene, read } from './scene.ts';

const cellOf = (cell: JsonObject, scene: BlockScene): ReactNode => {
  if (cell['type'] !== 'rich_text') return cellText(cell);
  return h('div', { dangerouslySetInnerHTML: { __html: drawWithLibrary(cell, scene) ?? '' } });
};

/** The library knows no data_table: its first row is the header, and it scrolls where Slack turns pages. */
export function dataTable(block: JsonObject, scene: BlockScene): ReactNode {
  const rows = (Array.isArray(block['rows']) ? block['rows'] : []).map(read.list);
  const [header = [], ...body] = rows;
  const isNumeric = (column: number) => body.some((row) => row[column]?.['type'] === 'raw_number');
  const drawCell = (tag: 'th' | 'td') => (cell: JsonObject, column: number) =>
    h(tag, { className: isNumeric(column) ? 'number' : '' }, cellOf(cell, scene));
  return h(
    'div',
    { className: 'data-table', tabIndex: 0 },
    h(
      'table',
      null,
      h('caption', null, read.text(block['caption'])),
      h('thead', null, h('tr', null, ...header.map(drawCell('th')))),
      h('tbody', null, ...body.map((row) => h('tr', null, ...row.map(drawCell('td'))))),
    ),
  );
}
