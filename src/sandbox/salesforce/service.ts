import { Hono } from 'hono';
import type { Crm } from '../crm.ts';
import type { Org } from './api.ts';
import { createDataApi, failureResponse, versionList } from './data-api.ts';
import { createIdSource } from './id.ts';
import { createQueryPages } from './query-pages.ts';
import { recordPage } from './record-page.ts';
import { findRecord } from './schema.ts';
import { identityOf, issueToken, sessionOf } from './session.ts';

const NO_SUCH_PAGE = '<!doctype html><title>Salesforce (sandbox)</title><p>There is no such record.</p>';

/** The form of a token request. A client may name itself by Basic authorization instead. */
async function formOf(request: Request): Promise<Map<string, string>> {
  const form = new Map(new URLSearchParams(await request.text()));
  const basic = /^Basic (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (basic !== undefined) {
    const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':');
    form.set('client_id', id).set('client_secret', secret);
  }
  return form;
}

/**
 * A local Salesforce over the sandbox's state: REST API versions 50.0 to 67.0, OAuth client credentials (client id
 * `sandbox`, secret `sandbox-salesforce-secret`) and record pages. Routes are relative to its mount `/salesforce`, so its
 * instance URL is `{origin}/salesforce`. The token `sandbox-salesforce` is the bot's, `sandbox-integration` the integration's.
 */
export function createSalesforceService(crm: Crm, options: { origin: () => string }): Hono {
  const instanceUrl = () => `${options.origin()}/salesforce`;
  const org: Org = { crm, ids: createIdSource(), pages: createQueryPages() };
  const service = new Hono();

  service.on('GET', ['/services/data', '/services/data/'], (c) => c.json(versionList()));
  service.route('/', createDataApi(org));

  service.post('/services/oauth2/token', async (c) => {
    const { status, body } = issueToken(crm, await formOf(c.req.raw), instanceUrl());
    return c.json(body, status);
  });
  service.post('/services/oauth2/revoke', (c) => c.body(null, 200));
  service.on('GET', ['/services/oauth2/userinfo', '/id/:organization/:user'], (c) =>
    c.json(identityOf(crm, sessionOf(crm, c.req.header('authorization')), instanceUrl())),
  );

  service.get('/lightning/r/:object/:id/view', (c) => {
    const page = recordPage(crm, c.req.param('object'), c.req.param('id'));
    return page ? c.html(page) : c.html(NO_SUCH_PAGE, 404);
  });
  service.get('/:id{[A-Za-z0-9]{15,18}}', (c) => {
    const found = findRecord(crm, c.req.param('id'));
    if (!found) return c.html(NO_SUCH_PAGE, 404);
    return c.redirect(`${instanceUrl()}/lightning/r/${found.object}/${found.row.Id}/view`);
  });

  service.onError((error, c) => {
    const { status, body } = failureResponse(error);
    return c.json(body, status);
  });
  return service;
}
