import { Hono } from 'hono';
import { html } from 'hono/html';
import type { HubspotObject, HubspotRow } from '../crm.ts';
import { associatedIds } from './association.ts';
import { objectNamed, OBJECT_NAMES, OBJECT_TYPES } from './object-types.ts';
import { valueOf } from './record-view.ts';
import type { ListRow, Store } from './store.ts';

type Markup = ReturnType<typeof html>;

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:52rem;padding:0 1rem;color:#213343}
h1{font-size:1.4rem}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #dfe3eb;vertical-align:top;overflow-wrap:anywhere}
th{width:16rem;font-weight:500;color:#516f90}.note{color:#516f90;font-size:.85rem}a{color:#0068b1}`;

function page(heading: string, content: Markup): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Sandbox HubSpot</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <p class="note">Sandbox HubSpot</p>
        <h1>${heading}</h1>
        ${content}
      </body>
    </html>`;
}

function rows(entries: readonly (readonly [string, unknown])[]): Markup {
  return html`<table>
    ${entries.map(
      ([name, value]) =>
        html`<tr>
          <th scope="row">${name}</th>
          <td>${value}</td>
        </tr>`,
    )}
  </table>`;
}

function nameOf(object: HubspotObject, row: HubspotRow): string {
  const { firstname, lastname, email, name, dealname, hs_task_subject: subject } = row.properties;
  const person = [firstname, lastname].filter(Boolean).join(' ');
  return (person || name || dealname || subject || email) ?? `${OBJECT_TYPES[object].singular} ${row.id}`;
}

function recordPage(store: Store, portalId: string, object: HubspotObject, row: HubspotRow): Markup {
  const labels = store.definitions(object);
  const { created, modified } = OBJECT_TYPES[object];
  const names = [...new Set([...Object.keys(row.properties).sort(), 'hs_object_id', created, modified])];
  const properties = names
    .map((name) => [labels.get(name)?.label ?? name, valueOf(object, row, name)] as const)
    .filter(([, value]) => value !== null);
  const links = OBJECT_NAMES.flatMap((to) =>
    associatedIds(store, row, to).map((id) => {
      const other = store.table(to).get(id);
      const label = other === undefined ? id : nameOf(to, other);
      const href = `../${OBJECT_TYPES[to].typeId}/${id}`;
      return [OBJECT_TYPES[to].singular, html`<a href="${href}">${label}</a>`] as const;
    }),
  );
  return page(
    `${nameOf(object, row)}${row.archived ? ' (archived)' : ''}`,
    html`<p class="note">${OBJECT_TYPES[object].singular} ${row.id}, account ${portalId}</p>
      ${rows(properties)}
      ${
        links.length > 0
          ? html`<h2>Associations</h2>
              ${rows(links)}`
          : ''
      }`,
  );
}

function listPage(store: Store, list: ListRow): Markup {
  const object = objectNamed(list.objectTypeId);
  const members = [...list.members].map(([id, joined]) => {
    const row = store.table(object).get(id);
    const label = row === undefined ? id : nameOf(object, row);
    return [joined, html`<a href="../../record/${list.objectTypeId}/${id}">${label}</a>`] as const;
  });
  return page(
    list.name,
    html`<p class="note">List ${list.listId}, ${members.length} records</p>
      ${rows(members)}`,
  );
}

/** The pages behind HubSpot's links to records and lists; they need no token. */
export function pageRoutes(store: Store): Hono {
  const app = new Hono();
  const missing = (): Markup => page('Not found', html`<p>There is no such page in this account.</p>`);

  app.get('/contacts/:portalId/record/:typeId/:id', (c) => {
    const { portalId, typeId, id } = c.req.param();
    const object = OBJECT_NAMES.find((name) => OBJECT_TYPES[name].typeId === typeId);
    const row = object && store.table(object).get(id);
    if (object === undefined || row === undefined || portalId !== String(store.state().account.portalId))
      return c.html(missing(), 404);
    return c.html(recordPage(store, portalId, object, row));
  });

  app.get('/contacts/:portalId/objectLists/:listId/filters', (c) => {
    const { portalId, listId } = c.req.param();
    const list = store.lists().get(listId);
    if (list === undefined || list.deletedAt !== undefined || portalId !== String(store.state().account.portalId))
      return c.html(missing(), 404);
    return c.html(listPage(store, list));
  });

  return app;
}
