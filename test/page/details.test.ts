/** From a digest to records and what is done with them, in a real browser, in English and Italian. Needs Chromium. */
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hasChromium, launchChromium } from '../support/chromium.ts';
import { runSandbox } from '../support/process.ts';

const ENGLISH = {
  user: 'U0ADMIN',
  details: 'Details of Property values',
  cause: /Job title is longer than the 128 characters/,
  open: /^Show \d+ records$/,
  back: 'Back',
  next: 'Next',
  page: /^Records 11 to \d+ of \d+$/,
  picked: 'the 2 selected records',
  list: 'Create HubSpot list',
  listing: 'The HubSpot list is being made',
  made: /List of 2 contacts made/,
  export: 'Export',
  sent: /Sent: 2 errors as CSV/,
};
/** What would be English in an Italian view, whatever the records hold. */
const ENGLISH_WORDS = /\b(errors|records|first seen)\b/i;
const ITALIAN: typeof ENGLISH = {
  user: 'U0OWNER',
  details: 'Dettagli: Valori delle proprietà',
  cause: /Job title supera i 128 caratteri/,
  open: /^Mostra \d+ record$/,
  back: 'Indietro',
  next: 'Successivi',
  page: /^Record da 11 a \d+ di \d+$/,
  picked: 'i 2 record selezionati',
  list: 'Crea lista HubSpot',
  listing: 'Creo la lista in HubSpot',
  made: /Lista di 2 contatti creata/,
  export: 'Esporta',
  sent: /Inviato nei nostri messaggi diretti: 2 errori/,
};

/** Pages of people, each its own, in one browser; `failures`: what went wrong in the pages' own scripts. */
async function openBrowser(url: string) {
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const failures: string[] = [];
  const open = async (user: string, more = ''): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
    page.on('pageerror', (error) => failures.push(error.message));
    await page.goto(`${url}/?user=${user}${more}`);
    return page;
  };
  return { open, failures };
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message #crm-sync' }).fill(text);
  await page.keyboard.press('Enter');
}

async function fromHubspot(url: string, path: string): Promise<unknown> {
  const response = await fetch(`${url}/hubspot${path}`, { headers: { authorization: 'Bearer sandbox-hubspot' } });
  expect(response.status).toBe(200);
  return response.json();
}

/** Ticks two records of the second page of a cause; gives their HubSpot ids, sorted. */
async function pickTwo(page: Page, words: typeof ENGLISH): Promise<string[]> {
  await say(page, '/sfsync status');
  await page.getByRole('button', { name: words.details }).last().click();
  const dialog = page.getByRole('dialog');
  const cause = dialog.getByText(words.cause).first();
  await cause
    .locator('xpath=following::button[1]')
    .and(dialog.getByRole('button', { name: words.open }))
    .click();
  // The causes have pages too, and so a button of that name.
  await dialog.getByRole('button', { name: words.back }).waitFor();
  await dialog.getByRole('button', { name: words.next }).click();
  await dialog.getByText(words.page).waitFor();
  const boxes = dialog.getByRole('checkbox');
  const ids: string[] = [];
  for (const box of [boxes.nth(0), boxes.nth(1)]) {
    await box.check();
    const link = await box.locator('xpath=following::a[1]').getAttribute('href');
    ids.push(/\/(\d+)$/.exec(link ?? '')?.[1] ?? `no id in ${link}`);
  }
  await dialog.getByText(words.picked).waitFor();
  return ids.toSorted();
}

describe.skipIf(!hasChromium())('details in a browser', { timeout: 60_000 }, () => {
  it('lead from a digest to a HubSpot list and a file of exactly the records that were ticked, in both languages', async () => {
    const { url } = await runSandbox('--records', '1000', '--sync-delay', '300');
    const { open, failures } = await openBrowser(url);
    for (const words of [ENGLISH, ITALIAN]) {
      const page = await open(words.user);
      const ids = await pickTwo(page, words);
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: words.list }).click();
      await dialog.getByText(words.listing).waitFor();
      await dialog.getByRole('button', { name: words.export, exact: true }).click();
      await dialog.getByText(words.sent).waitFor();
      expect(ENGLISH_WORDS.test(await dialog.innerText())).toBe(words === ENGLISH);

      const messages = await open(words.user, '&app=messages');
      const made = messages.locator('article', { hasText: words.made }).getByRole('link', { name: /^sfsync:/ });
      const listId = /objectLists\/(\d+)/.exec((await made.getAttribute('href')) ?? '')?.[1];
      expect(await fromHubspot(url, `/crm/v3/lists/${listId}`)).toMatchObject({
        list: { processingType: 'MANUAL', objectTypeId: '0-1', size: 2 },
      });
      const members = (await fromHubspot(url, `/crm/v3/lists/${listId}/memberships`)) as {
        results: { recordId: string }[];
      };
      expect(members.results.map(({ recordId }) => recordId).toSorted()).toEqual(ids);

      const file = messages.getByRole('link', { name: /sync-errors-selected/ }).last();
      const csv = await (await fetch(new URL((await file.getAttribute('href')) ?? '', `${url}/`))).text();
      const rows: Record<string, string>[] = parse(csv, { columns: true, bom: true });
      expect(rows.map((row) => row['hubspot_id']).toSorted()).toEqual(ids);
      expect(new Set(rows.map((row) => row['type']))).toEqual(new Set(['string-too-long']));
      expect(await messages.getByText('cannot draw').count()).toBe(0);
    }
    expect(failures).toEqual([]);
  });

  it('lose no click that comes before the view has changed by the one before', async () => {
    const { url } = await runSandbox('--records', '1000');
    const { open, failures } = await openBrowser(url);
    const ann = await open('U0ADMIN');
    await say(ann, '/sfsync status');
    await ann.getByRole('button', { name: ENGLISH.details }).click();
    const dialog = ann.getByRole('dialog');
    await dialog.getByRole('button', { name: ENGLISH.next }).waitFor();
    await ann.evaluate(`{
      const buttons = [...document.querySelectorAll('dialog button')];
      for (const words of [/^Show \\d+ records$/, /^Next$/]) buttons.find((each) => words.test(each.textContent)).click();
    }`);
    await dialog.getByRole('button', { name: ENGLISH.back }).waitFor();
    // sfsync says it, or Slack, where the button had gone by then.
    await ann
      .getByText(/nothing was done|no longer there/)
      .first()
      .waitFor({ timeout: 8_000 });
    expect(failures).toEqual([]);
  });

  it('answer a viewer without rights, a button whose cause is gone, and a second click', async () => {
    const { url } = await runSandbox('--records', '100', '--sync-delay', '300');
    const { open, failures } = await openBrowser(url);
    const ann = await open('U0ADMIN');
    await say(ann, '/sfsync status');
    await ann.getByRole('button', { name: 'Details of Picklists' }).click();
    const dialog = ann.getByRole('dialog');
    const gone = dialog.getByText('Region is “LATAM”').first().locator('xpath=following::button[1]');
    await gone.waitFor();

    const max = await open('U0MEMBER');
    await max.getByRole('button', { name: 'Resync Associations' }).click();
    await max.getByText('Only Slack workspace admins and owners may do this. Ask them.').waitFor();
    expect(await max.getByRole('dialog').count()).toBe(0);

    await max.getByRole('button', { name: 'Sandbox', exact: true }).click();
    await max
      .getByRole('button', { name: /^Fix: Salesforce: add LATAM to Region/ })
      .first()
      .click();
    await max
      .getByRole('button', { name: /^Fix: Salesforce: add LATAM to Region/ })
      .first()
      .waitFor({ state: 'detached' });
    await say(max, '/sfsync check');
    await max.getByText(/[1-9]\d* fixed since/).waitFor();
    await gone.click();
    await dialog.getByText('This cause has no errors any more.').waitFor();
    await ann.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });

    // A paused integration proves nothing, so that the first resync is still under way at the second click.
    const pause = (paused: boolean) =>
      fetch(`${url}/sandbox/integration`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ paused }),
      });
    await pause(true);
    const resync = ann.getByRole('button', { name: 'Resync Associations' }).last();
    await resync.click();
    await dialog.getByRole('button', { name: 'Resync', exact: true }).click();
    await dialog.getByText('I report in the thread').waitFor();
    await dialog.getByRole('button', { name: 'Close', exact: true }).click();
    await resync.click();
    await dialog.getByText(/Under way already: @Ann Admin started it/).waitFor();
    expect(await dialog.getByRole('button', { name: 'Resync', exact: true }).count()).toBe(0);
    await ann.keyboard.press('Escape');
    await pause(false);
    await ann.getByText('1 reply').last().click();
    await ann.getByText(/[1-9]\d* of \d+ records proven in sync/).waitFor({ timeout: 20_000 });
    expect(failures).toEqual([]);
  });
});
