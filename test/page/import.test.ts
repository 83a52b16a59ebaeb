/** HubSpot's error list dropped on the sandbox's page in a real browser, at a bot that has no CRM. Needs Chromium. */
import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hasChromium, launchChromium } from '../support/chromium.ts';
import { runSandbox } from '../support/process.ts';

const missing = !hasChromium();

async function openPage(url: string): Promise<Page> {
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
  await page.goto(url);
  return page;
}

/** Drags a file from the desk onto the conversation. */
async function dragIn(page: Page, name: string, content: string): Promise<void> {
  const file = `new File([${JSON.stringify(content)}], ${JSON.stringify(name)}, { type: 'text/csv' })`;
  const dataTransfer = await page.evaluateHandle(
    `(() => { const transfer = new DataTransfer(); transfer.items.add(${file}); return transfer; })()`,
  );
  const target = page.locator('#part-main');
  await target.dispatchEvent('dragover', { dataTransfer });
  await target.dispatchEvent('drop', { dataTransfer });
}

async function drop(page: Page, name: string, content: string): Promise<void> {
  await dragIn(page, name, content);
  await page.getByText(name).first().waitFor();
  await page.getByRole('button', { name: 'Send now' }).first().click();
}

/** Opens the thread of a file's message once the offer is in it. */
async function openThread(page: Page, name: string): Promise<void> {
  await page
    .locator('#part-main article', { hasText: name })
    .first()
    .getByText(/^\d+ repl/)
    .click();
  await page.locator('#part-thread').getByText('Shall I read it').waitFor();
}

async function readAll(page: Page): Promise<void> {
  await page.locator('#part-thread').getByRole('button', { name: 'Read it' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('HubSpot’s whole list of sync errors').click();
  await dialog.getByRole('button', { name: 'Read', exact: true }).click();
  await dialog.getByText('report in the thread').waitFor();
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
}

describe.skipIf(missing)('HubSpot’s error list on the page', { timeout: 60_000 }, () => {
  it('is dropped, offered, read and shown; dropped again with changes, the difference is right; asked about where it is unclear', async () => {
    const { url } = await runSandbox('--slack-only', '--records', '60', '--sync-delay', '200');
    const page = await openPage(url);
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(error.message));

    // The panel has the file that HubSpot's page would give.
    await page.getByRole('button', { name: 'Sandbox', exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'HubSpot’s error list (CSV)' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('sync-errors.csv');
    const list = await (await fetch(`${url}/sandbox/sync-errors.csv`)).text();
    const other = await page.getByRole('link', { name: 'One row per error (CSV)' }).getAttribute('href');
    expect(await (await fetch(`${url}/${other}`)).text()).toContain('Affected records');
    const lines = list.trimEnd().split('\n');
    await page.getByRole('button', { name: 'Hide the sandbox panel' }).click();

    await dragIn(page, 'empty.csv', '');
    await page.getByText('empty.csv is empty').waitFor();

    await drop(page, 'sync-errors.csv', list);
    await openThread(page, 'sync-errors.csv');
    await readAll(page);
    const thread = page.locator('#part-thread');
    await thread.getByText(/\d+ new · 0 returned · 0 no longer listed/).waitFor();
    const main = page.locator('#part-main');
    await main.getByRole('button', { name: 'Details of Property values' }).waitFor();
    // Whoever was at the end of the conversation sees what came, the thread beside it or not.
    const distance =
      "(() => { const box = document.querySelector('#part-main .messages'); return box.scrollHeight - box.scrollTop - box.clientHeight; })()";
    await expect.poll(() => page.evaluate(distance)).toBeLessThan(2);
    const before = Number(/(\d+) new/.exec(await thread.innerText())?.[1]);

    // Two errors went, one came.
    const changed = [
      ...lines.slice(0, -2),
      'Invalid email,Contact,Zoe New,999999,,INVALID_EMAIL_ADDRESS: Email: invalid email address: zoe@@example,2026-11-24 09:05',
    ];
    await drop(page, 'changed.csv', `${changed.join('\n')}\n`);
    await openThread(page, 'changed.csv');
    await readAll(page);
    await thread.getByText('1 new · 0 returned · 2 no longer listed').waitFor();
    await main
      .getByText(new RegExp(`${before - 1} errors`))
      .last()
      .waitFor();
    await main
      .getByText(/1 new · 0 returned/)
      .last()
      .waitFor();

    // A column that nothing tells is asked about once, and not again.
    const dialog = page.getByRole('dialog');
    const unclear = 'Error type,Quux\nInvalid email,5501234\nInvalid email,5501235\n';
    await drop(page, 'odd.csv', unclear);
    await openThread(page, 'odd.csv');
    await thread.getByRole('button', { name: 'Read it' }).click();
    await dialog.getByText('I am not sure about 1 column').waitFor();
    await dialog.getByText('For example: “5501234”, “5501235”').waitFor();
    await dialog.getByText('A part of it').click();
    const select = dialog.getByLabel('Column “Quux”');
    expect(await select.inputValue()).toBe('hubspot-id');
    await select.selectOption({ label: 'HubSpot record ID' });
    await dialog.getByRole('button', { name: 'Read', exact: true }).click();
    await page.locator('#part-thread').getByText('2 rows with 2 errors').waitFor();
    await dialog.getByRole('button', { name: 'Close', exact: true }).click();

    await drop(page, 'odd-again.csv', unclear);
    await openThread(page, 'odd-again.csv');
    await page.locator('#part-thread').getByRole('button', { name: 'Read it' }).click();
    await dialog.getByText('What does the file hold?').waitFor();
    expect(await dialog.getByLabel('Column “Quux”').inputValue()).toBe('hubspot-id');
    expect(await dialog.getByText('I am not sure').count()).toBe(0);

    expect(await page.getByText('cannot draw').count()).toBe(0);
    expect(failures).toEqual([]);
  });
});
