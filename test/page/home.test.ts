/** App Home in a real browser, in English and Italian. Needs Chromium (Debian's package). */
import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hasChromium, launchChromium } from '../support/chromium.ts';
import { runSandbox } from '../support/process.ts';

const missing = !hasChromium();

async function openHome(url: string, user: string): Promise<Page> {
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
  await page.goto(`${url}/?user=${user}&app=home`);
  return page;
}

describe.skipIf(missing)('App Home in a browser', { timeout: 90_000 }, () => {
  it('takes a newcomer to the first errors, their details and a digest, each reader in their language', async () => {
    const { url } = await runSandbox('--records', '60');
    const ann = await openHome(url, 'U0ADMIN');
    await ann.getByText('What to do first').waitFor();
    await ann.getByRole('button', { name: 'Check now' }).click();
    await ann.getByText('HubSpot and Salesforce compared completely').waitFor();
    await ann.getByRole('button', { name: 'Details of Property values' }).click();
    const dialog = ann.getByRole('dialog');
    await dialog.getByText('How to fix it').first().waitFor();
    await ann.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });

    await ann.getByRole('button', { name: 'Change this digest' }).click();
    await dialog.getByText('How often').waitFor();
    await dialog.getByRole('combobox', { name: 'How often' }).selectOption({ label: 'Every day' });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText(/Our direct messages: every day at 09:00/).waitFor();
    await ann.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await ann.getByText(/Our direct messages: every day at 09:00/).waitFor();

    const olga = await openHome(url, 'U0OWNER');
    await olga.getByText('HubSpot e Salesforce confrontati per intero').waitFor();
    await olga.getByText('I nostri messaggi diretti: nessun riepilogo').waitFor();
    expect(await olga.getByText('cannot draw').count()).toBe(0);
  });
});
