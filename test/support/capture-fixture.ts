import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Frame, type Page } from 'playwright-core';
import { startDemoPractice } from '../practice-apps/demo-practice/start.ts';
import type { StaffLogin } from '../practice-apps/sql-ledger/seed-data.ts';
import { type SqlLedger, startSqlLedger } from '../practice-apps/sql-ledger/start.ts';
import { ensureChromium } from './ensure-chromium.ts';

/**
 * Saves pages of the practice apps, as a browser holds them, as fixtures of the page profiles:
 * node test/support/capture-fixture.ts [demo-practice] [sql-ledger]
 */
const PROFILES = new URL('../../extension/page-profiles/', import.meta.url).pathname;
const DEMO_INVOICES = [
  7001, 7002, 7005, 7006, 7007, 7008, 7010, 7012, 7013, 7014, 7017, 7019, 7020,
];
const LEDGER_INVOICES = [10071, 10072, 10073, 10074, 10075, 10076];

const wanted = process.argv.slice(2);
const wants = (app: string) => wanted.length === 0 || wanted.includes(app);
const browser = await chromium.launch({
  executablePath: await ensureChromium(),
  headless: true,
  chromiumSandbox: false,
});
try {
  if (wants('demo-practice')) await captureDemoPractice(browser);
  if (wants('sql-ledger')) await captureSqlLedger(browser);
} finally {
  await browser.close();
}

async function captureDemoPractice(browser: Browser): Promise<void> {
  const practice = await startDemoPractice();
  const page = await browser.newPage();
  try {
    await page.goto(practice.listUrl);
    await save(page, 'demo-practice', 'login');
    await page.fill('[name=username]', 'dana');
    await page.fill('[name=password]', practice.password);
    await page.click('button[type=submit]');
    await page.waitForSelector('.invoice-list');
    await save(page, 'demo-practice', 'invoice-list');
    for (const id of DEMO_INVOICES) {
      await page.goto(practice.invoiceUrl(id));
      await save(page, 'demo-practice', `invoice-${id}`);
    }
    await page.goto(practice.listUrl);
    const row = page.locator('tr.invoice-row', { has: page.locator('a[href$="/7007"]') });
    await row.locator('.row-actions').hover();
    await row.locator('[data-command=quick-view]').click();
    await page.waitForSelector('dialog[open] article.invoice');
    await save(page, 'demo-practice', 'quick-view-7007');
    await page.goto(`${practice.url}/clients`);
    await save(page, 'demo-practice', 'clients');
  } finally {
    await page.close();
    await practice.close();
  }
}

async function captureSqlLedger(browser: Browser): Promise<void> {
  const ledger = await startSqlLedger();
  try {
    const bea = await loggedIn(browser, ledger, 'bea');
    await save(bea, 'sql-ledger', 'frameset');
    await bea.goto(ledger.listUrl('bea'));
    await save(bea, 'sql-ledger', 'list-bea');
    for (const id of LEDGER_INVOICES) {
      await bea.goto(ledger.invoiceUrl(id, 'bea'));
      await save(bea, 'sql-ledger', `invoice-${id}-bea`);
    }
    // while bea has a form open, carl gets it without buttons
    await bea.goto(ledger.invoiceUrl(10075, 'bea'));
    const carl = await loggedIn(browser, ledger, 'carl');
    await carl.goto(ledger.invoiceUrl(10075, 'carl'));
    await save(carl, 'sql-ledger', 'invoice-10075-locked-carl');
    // another form of hers gives it free
    await bea.goto(ledger.invoiceUrl(10071, 'bea'));
    await carl.goto(ledger.listUrl('carl'));
    await save(carl, 'sql-ledger', 'list-carl');
    for (const id of [10073, 10075]) {
      await carl.goto(ledger.invoiceUrl(id, 'carl'));
      await save(carl, 'sql-ledger', `invoice-${id}-carl`);
    }
    await loggedIn(browser, ledger, 'bea');
    await bea.goto(ledger.invoiceUrl(10071, 'bea'));
    await save(bea, 'sql-ledger', 'session-expired');
  } finally {
    await ledger.close();
  }
}

/** A new browser session, logged in; the page shows the application's frames. */
async function loggedIn(browser: Browser, ledger: SqlLedger, login: StaffLogin): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(ledger.loginUrl);
  await page.fill('input[name=login]', login);
  await page.fill(
    'input[name=password]',
    ledger.logins.find((one) => one.login === login)!.password,
  );
  await page.click('input[type=submit]');
  await page.waitForSelector('frame[name=main_window]', { state: 'attached' });
  return page;
}

async function save(page: Page, profile: string, name: string): Promise<void> {
  const folder = join(PROFILES, profile, 'fixtures');
  await mkdir(folder, { recursive: true });
  const html = anonymous(await serialized(page.mainFrame()));
  await writeFile(join(folder, `${name}.html`), html);
  console.log(`${profile}/fixtures/${name}.html ${html.length}`);
}

/** The document as text with what is typed and chosen written into its attributes. */
async function serialized(frame: Frame): Promise<string> {
  return frame.evaluate(() => {
    for (const input of document.querySelectorAll('input')) {
      if (input.type === 'checkbox' || input.type === 'radio') {
        input.toggleAttribute('checked', input.checked);
      } else if (input.type !== 'password' && input.type !== 'file') {
        input.setAttribute('value', input.value);
      }
    }
    for (const area of document.querySelectorAll('textarea')) area.textContent = area.value;
    for (const option of document.querySelectorAll('option')) {
      option.toggleAttribute('selected', option.selected);
    }
    const { doctype } = document;
    return `${doctype ? '<!doctype html>\n' : ''}${document.documentElement.outerHTML}\n`;
  });
}

/** Ports differ with every run: fixtures must not. */
function anonymous(html: string): string {
  return html.replaceAll(
    /(http(?::|%3[aA])(?:\/\/|%2[fF]%2[fF])127\.0\.0\.1)(?::|%3[aA])\d+/g,
    '$1',
  );
}
