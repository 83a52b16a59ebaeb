/** What keeps the account of calls is told of each, and may refuse it. */
import { describe, expect, it } from 'vitest';
import { VendorError } from '../../src/jobs/vendor-error.ts';
import { createSalesforce } from '../../src/salesforce/salesforce.ts';
import { collect, observer, serve } from '../support/fault-server.ts';
import { sandbox } from './local-salesforce.ts';

describe('spend', () => {
  it('is told before every request: logins, repeats, pages and downloads', async () => {
    await using local = await sandbox({ salesforce: { records: {} } }, 0.3);
    let spent = 0;
    const salesforce = createSalesforce({ ...local.client, spend: () => void (spent += 1) });
    await salesforce.users();
    await salesforce.setup();
    await salesforce.integrationUsage();
    expect(spent).toBe(salesforce.calls());
    expect(spent).toBeGreaterThanOrEqual((local.crm.calls.salesforce['bot'] ?? 0) + 1);
  });

  it('stops the work with its own error, unchanged and at once', async () => {
    const refused = new VendorError('salesforce', 'out-of-calls', 'the budget of today is spent');
    let left = 2;
    const spend = () => {
      if (left === 0) throw refused;
      left -= 1;
    };
    await using server = await serve(() => ({ status: 503, body: '<html>busy</html>' }));
    const seen = observer();
    const salesforce = createSalesforce({ instanceUrl: server.url, accessToken: 'token', ...seen, spend });
    await expect(collect(salesforce.records('Lead', []))).rejects.toBe(refused);
    expect(server.received).toHaveLength(2);
    expect(salesforce.calls()).toBe(2);
    await expect(salesforce.changes(new Date(0))).rejects.toBe(refused);
    await expect(salesforce.automations()).rejects.toBe(refused);
    expect(server.received).toHaveLength(2);
  });

  it('stops a login too, and the next one may go', async () => {
    await using local = await sandbox({});
    const refused = new VendorError('salesforce', 'out-of-calls', 'spent');
    let open = false;
    const salesforce = createSalesforce({
      ...local.client,
      spend: () => {
        if (!open) throw refused;
      },
    });
    await expect(salesforce.users()).rejects.toBe(refused);
    expect(salesforce.calls()).toBe(0);
    open = true;
    await expect(salesforce.users()).resolves.not.toHaveLength(0);
  });
});
