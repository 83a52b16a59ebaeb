/** The walk through the sandbox's page that shows each surface once. */
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';

/** Pixels a CSS pixel. */
const SHARPNESS = 1.5;
const WIDE = { width: 1360, height: 900 };
const NARROW = { width: 420, height: 900 };
/** Tall enough for what a modal scrolls. */
const TALL = { width: 1100, height: 1500 };

/** A digest with its chart. */
const DIGEST = { width: 1360, height: 1190 };

type Size = { readonly width: number; readonly height: number };
type Place = { readonly user?: string; readonly app?: string; readonly size?: Size };

/** Writes `<name>.png` files into the folder; throws where a surface does not come within half a minute. */
export async function takePictures(browser: Browser, url: string, folder: string): Promise<void> {
  const open = async ({ user = 'U0ADMIN', app, size = WIDE }: Place = {}): Promise<Page> => {
    const page = await browser.newPage({ viewport: size, deviceScaleFactor: SHARPNESS });
    await page.goto(`${url}/?user=${user}${app === undefined ? '' : `&app=${app}`}`);
    return page;
  };
  const shoot: Shoot = async (page, name) => {
    await page.waitForTimeout(SETTLING_MS);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    process.stdout.write(`${name}.png\n`);
  };
  await digestAndDetails(await open(), shoot);
  await narrow(await open({ size: NARROW }), shoot);
  await resync(await open(), shoot);
  await answers(await open(), shoot);
  await shootHome(await open({ app: 'home', size: TALL }), shoot);
  await errorList(await open(), await (await fetch(`${url}/sandbox/sync-errors.csv`)).text(), shoot);
  await italian(open, shoot);
  await history(await open({ size: DIGEST }), url, shoot);
}

async function digestAndDetails(page: Page, shoot: Shoot): Promise<void> {
  await say(page, '/sfsync status');
  await page.getByRole('button', { name: 'Details of Picklists' }).waitFor();
  await shoot(page, 'digest');
  await page.getByRole('button', { name: 'Details of Picklists' }).click();
  await showDetails(page, { steps: 'How to fix it', open: /^Show \d+ records$/, back: 'Back', name: 'details' }, shoot);
  await page.getByRole('button', { name: 'Show the records that were not synced for no known reason' }).click();
  await page.getByRole('dialog').getByText('What to do').waitFor();
  await shoot(page, 'drift');
  await closeModal(page);
  await page.close();
}

/** The channel's digest is in the language of who asked for it there; the rest is in the reader's. */
async function italian(open: (place: Place) => Promise<Page>, shoot: Shoot): Promise<void> {
  const page = await open({ user: 'U0OWNER' });
  await say(page, '/sfsync status');
  const details = page.getByRole('button', { name: 'Dettagli: Elenchi di selezione' });
  await details.waitFor();
  await shoot(page, 'digest-italian');
  await details.click();
  const words = { steps: 'Come risolvere', open: /^Mostra \d+ record$/, back: 'Indietro', name: 'details-italian' };
  await showDetails(page, words, shoot);
  await page.close();
  await shootHome(await open({ user: 'U0OWNER', app: 'home', size: TALL }), shoot, 'home-italian');
}

async function narrow(page: Page, shoot: Shoot): Promise<void> {
  await say(page, '/sfsync status');
  const details = page.getByRole('button', { name: 'Details of Picklists' }).last();
  await details.waitFor();
  await shoot(page, 'digest-narrow');
  await details.click();
  await page.getByRole('dialog').getByText('How to fix it').first().waitFor();
  await shoot(page, 'details-narrow');
  await openLargest(page.getByRole('dialog'), /^Show \d+ records$/, 'Back');
  await shoot(page, 'records-narrow');
  await closeModal(page);
  await page.close();
}

async function resync(page: Page, shoot: Shoot): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Resync Associations' }).last().click();
  await dialog.getByText('Salesforce allowance afterwards').waitFor();
  await shoot(page, 'resync-confirmation');
  await dialog.getByRole('button', { name: 'Resync', exact: true }).click();
  await dialog.getByText('I report in the thread').waitFor();
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByText('1 reply').click();
  await page.getByText(/\d+ of \d+ records proven in sync/).waitFor();
  await shoot(page, 'resync-result');
  await page.close();
}

/** What only who asked sees. */
async function answers(page: Page, shoot: Shoot): Promise<void> {
  const raw = 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: Region: bad value for restricted picklist field: LATAM';
  for (const [name, words, sign] of [
    ['explain', `explain ${raw}`, 'What I found in the message'],
    ['usage', 'usage', 'Allocated to HubSpot'],
    ['doctor', 'doctor', 'Test touch'],
    ['help', 'help', '/sfsync explain'],
  ] as const) {
    await say(page, `/sfsync ${words}`);
    await page.locator('#part-main').getByText(sign).last().waitFor();
    await shoot(page, name);
  }
  await page.close();
}

async function shootHome(page: Page, shoot: Shoot, name = 'home'): Promise<void> {
  await page.getByRole('button', { name: /^(Check now|Controlla ora)$/ }).waitFor();
  await shoot(page, name);
  await page.close();
}

async function errorList(page: Page, list: string, shoot: Shoot): Promise<void> {
  const name = 'sync-errors.csv';
  await dragIn(page, name, list);
  await page.getByRole('button', { name: 'Send now' }).first().click();
  await page
    .locator('#part-main article', { hasText: name })
    .first()
    .getByText(/^\d+ repl/)
    .click();
  const thread = page.locator('#part-thread');
  await thread.getByText('Shall I read it').waitFor();
  await shoot(page, 'import-offer');
  await thread.getByRole('button', { name: 'Read it' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('HubSpot’s whole list of sync errors').click();
  await shoot(page, 'import');
  await dialog.getByRole('button', { name: 'Read', exact: true }).click();
  await dialog.getByText('report in the thread').waitFor();
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await thread.getByText(/\d+ new · \d+ returned/).waitFor();
  await shoot(page, 'import-result');
  await page.close();
}

/** Some days later, each with other causes mended and a check: the digest has a chart by then. */
async function history(page: Page, url: string, shoot: Shoot): Promise<void> {
  const digests = page.getByRole('button', { name: 'Details of Property values' });
  const post = (path: string, body: object) =>
    fetch(`${url}/sandbox/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  let now = Date.now();
  for (let day = 0; day < 5; day += 1) {
    const { fixes } = (await (await fetch(`${url}/sandbox/fixes`)).json()) as { fixes: readonly { id: string }[] };
    for (const { id } of fixes.slice(day * FIXES_A_DAY, (day + 1) * FIXES_A_DAY)) await post('fixes', { id });
    now += DAY_MS;
    await post('clock', { now: new Date(now).toISOString() });
    const known = await digests.count();
    await say(page, '/sfsync check');
    await digests.nth(known).waitFor();
  }
  await shoot(page, 'digest-history');
  await page.close();
}

const DAY_MS = 86_400_000;
const FIXES_A_DAY = 4;

type Shoot = (page: Page, name: string) => Promise<void>;

/** What fades in, or comes with the next event, is there by then. */
const SETTLING_MS = 500;

async function say(page: Page, text: string): Promise<void> {
  await page.locator('#part-main').getByRole('textbox').fill(text);
  await page.keyboard.press('Enter');
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

type DetailsWords = { readonly steps: string; readonly open: RegExp; readonly back: string; readonly name: string };

/** The details of a category that is open already, then its largest cause with records, as seen and whole; closed again. */
async function showDetails(page: Page, { steps, open, back, name }: DetailsWords, shoot: Shoot): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByText(steps).first().waitFor();
  await shoot(page, name);
  await page.setViewportSize(TALL);
  await shoot(page, `${name}-whole`);
  await openLargest(dialog, open, back);
  await dialog.getByRole('checkbox').first().check();
  await shoot(page, `${name}-records-whole`);
  await page.setViewportSize(WIDE);
  await shoot(page, `${name}-records`);
  await closeModal(page);
}

/** A modal stays with its person, so that the next page of theirs would have it too. */
async function closeModal(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** Opens the cause of the most records, whose button is named so. */
async function openLargest(dialog: Locator, open: RegExp, back: string): Promise<void> {
  const buttons = dialog.getByRole('button', { name: open });
  const counts = (await buttons.allInnerTexts()).map((name) => Number(/\d+/.exec(name)?.[0]));
  await buttons.nth(counts.indexOf(Math.max(...counts))).click();
  await dialog.getByRole('button', { name: back, exact: true }).waitFor();
}
