/** A plain page that shows a record, so that links to records lead somewhere. */
import { html } from 'hono/html';
import type { Crm } from '../crm.ts';
import { outputOf } from './row-values.ts';
import { findObject } from './schema.ts';
import { textOf } from './text.ts';

const STYLE =
  'body{font:14px system-ui;margin:2rem}th{text-align:left;padding-right:2rem}td,th{border-bottom:1px solid #ddd}';

/** The page of one record, or undefined where there is none. All values are escaped. */
export function recordPage(crm: Crm, objectName: string, id: string) {
  const object = findObject(crm, objectName);
  const row = object?.find(id);
  if (!object || !row) return undefined;
  const title = textOf(row['Name'] ?? row.Id);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title} | ${object.label}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <p>Salesforce (sandbox) · ${object.label}${row['IsDeleted'] === true ? ' · deleted' : ''}</p>
        <h1>${title}</h1>
        <table>
          ${[...object.fields.values()].map(
            (field) =>
              html`<tr>
                <th scope="row" title="${field.name}">${field.label}</th>
                <td>${textOf(outputOf(row, field))}</td>
              </tr> `,
          )}
        </table>
      </body>
    </html>`;
}
