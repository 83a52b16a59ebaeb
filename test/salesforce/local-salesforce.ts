import { createSalesforce } from '../../src/salesforce/salesforce.ts';
import { createSalesforceService } from '../../src/sandbox/salesforce/service.ts';
import { observer } from '../support/fault-server.ts';
import { startCrm } from '../support/local-crm.ts';

/** The local Salesforce over a data set, with the adapter on it; `fault` is the share of calls that fail. */
export async function sandbox(dataset: object, fault = 0) {
  const local = await startCrm('/salesforce', createSalesforceService, dataset, fault);
  const seen = observer();
  const token = { instanceUrl: local.url, accessToken: 'sandbox-salesforce', ...seen };
  const client = {
    loginUrl: local.url,
    clientId: 'sandbox',
    clientSecret: 'sandbox-salesforce-secret',
    ...seen,
  };
  return {
    crm: local.crm,
    url: local.url,
    token,
    client,
    salesforce: createSalesforce(token),
    [Symbol.asyncDispose]: () => local[Symbol.asyncDispose](),
  };
}
