/** The main job in a real browser: typed, clicked and read on the sandbox's page. Needs Chromium (Debian's package). */
import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CHROMIUM, hasChromium, launchChromium } from '../support/chromium.ts';
import { runSandbox } from '../support/process.ts';

const missing = !hasChromium();
if (missing)
  process.stdout.write(`page tests skipped: there is no Chromium at ${CHROMIUM} (apt-get install chromium)\n`);

async function openPage(url: string): Promise<Page> {
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
  await page.goto(url);
  return page;
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message #crm-sync' }).fill(text);
  await page.keyboard.press('Enter');
}

describe.skipIf(missing)('the sandbox’s page', { timeout: 90_000 }, () => {
  it('shows the digest, explains an error, resyncs to its proof and gives a file', async () => {
    const { url } = await runSandbox('--records', '100', '--sync-delay', '300');
    const page = await openPage(url);
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(error.message));

    await say(page, '/sfsync status');
    for (const card of ['Associations', 'Picklists', 'Property values']) {
      await page.getByRole('button', { name: `Details of ${card}` }).waitFor();
    }

    await page.getByRole('button', { name: 'Details of Picklists' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('How to fix it').first().waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });

    await page.getByRole('button', { name: 'Resync Associations' }).click();
    await dialog.getByText('Salesforce allowance afterwards').waitFor();
    await dialog.getByRole('button', { name: 'Resync', exact: true }).click();
    await dialog.getByText('I report in the thread').waitFor();
    await dialog.getByRole('button', { name: 'Close', exact: true }).click();
    await page.getByText('1 reply').click();
    // A company that can take no more contacts stays as it is.
    await page.getByText(/[1-9]\d* of \d+ records proven in sync/).waitFor({ timeout: 30_000 });

    await page.getByRole('button', { name: 'Export Picklists as CSV' }).first().click();
    await page.getByText(/Sent: \d+ errors as CSV/).waitFor();

    expect(await page.getByText('cannot draw').count()).toBe(0);
    expect(failures).toEqual([]);
  });

  it('lets the CRM admin mend a cause, and the resync then prove it', async () => {
    const { url } = await runSandbox('--records', '100', '--sync-delay', '300');
    const page = await openPage(url);
    await say(page, '/sfsync status');
    await page.getByRole('button', { name: 'Details of Picklists' }).waitFor();
    await page.getByRole('button', { name: 'Sandbox', exact: true }).click();
    await page
      .getByRole('button', { name: /^Fix: Salesforce: add LATAM to Region/ })
      .first()
      .click();
    await say(page, '/sfsync resync restricted-picklist-value');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Salesforce allowance afterwards').waitFor();
    await dialog.getByRole('button', { name: 'Resync', exact: true }).click();
    await dialog.getByText('I report in our direct messages').waitFor();
    await page.goto(`${url}/?app=messages`);
    await page.getByText(/[1-9]\d* of \d+ records proven in sync/).waitFor({ timeout: 30_000 });
  });
});
