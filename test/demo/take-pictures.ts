import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import {
  type PictureId,
  type PictureScheme,
  picturePath,
  pictures,
  pictureWidth,
} from '#extension/panels/help-panel/pictures.ts';
import { launchCounterfoil } from '#test/browser/counterfoil-browser.ts';
import { overlayControl } from '#test/browser/overlay.ts';
import {
  allowSite,
  clickExport,
  confirm,
  connect,
  mapEverything,
  pair,
} from '#test/browser/steps.ts';
import { startSimulator } from '#test/qbo-simulator/start.ts';
import { freePort } from '#test/support/free-port.ts';
import { registeredApp, startRelayProcess } from '#test/support/relay-process.ts';
import { repository, run } from '#test/tools/run.ts';
import { practices } from './practices.ts';

/**
 * `npm run pictures`: takes the pictures of the in-product how-to from the demo, in light and dark.
 * Everything on them is invented. The relay and the practice get addresses of the kind a person has.
 */
const folder = join(repository, 'extension/public');
const company = 'Halden Creek Veterinary';
const relayAddress = 'https://relay.larkfield.example';
/** Pixels of the file for each pixel on the screen. */
const sharpness = 1.5;
const siteAddress = 'https://app.larkfield.example';

const built = await run('node', ['test/tools/build.ts', '--demo'], { quiet: true });
if (built.code !== 0) throw new Error(built.output);
mkdirSync(join(folder, 'help'), { recursive: true });
for (const scheme of ['light', 'dark'] as const) await takeAll(scheme);

async function takeAll(scheme: PictureScheme): Promise<void> {
  const port = await freePort();
  const practice = await practices.demo!.start();
  const simulator = await startSimulator({ apps: [registeredApp(port)] });
  const relay = await startRelayProcess({ simulatorUrl: simulator.url, port });
  const browser = await launchCounterfoil({ colorScheme: scheme });
  try {
    const setUp = await browser.open('workspace.html');
    await setUp.setViewportSize({ width: pictureWidth, height: 900 });
    const step = setUp.locator('.step-now');

    await setUp.getByLabel('Relay address').fill(relayAddress);
    await setUp.getByLabel('Pairing code').fill('7K3Q-92TM');
    await setUp.getByLabel('Name of this browser').fill('Front desk');
    await take(setUp, 'pair', scheme, step);
    await pair(browser, setUp, { url: relay.url, code: await relay.pairingCode('admin') });

    await setUp.getByLabel('Practice software').selectOption('demo-practice');
    await setUp.getByLabel('Its address').fill(siteAddress);
    await take(setUp, 'allow-site', scheme, step);
    await allowSite(browser, setUp, { address: practice.address, profileId: practice.profileId });

    await setUp.getByRole('button', { name: 'Connect to QuickBooks' }).waitFor();
    await take(setUp, 'connect', scheme, step);
    await connect(browser, setUp, company);

    await setUp.getByText('Sales tax: automated (US)').waitFor();
    await take(setUp, 'check-company', scheme, step);
    await setUp.getByRole('button', { name: 'Yes, this is the company' }).click();
    await choose(setUp, 'Income account', 'Sales of Product Income');
    await choose(setUp, 'Services item', 'Services');
    await take(setUp, 'defaults', scheme, step);
    await setUp.getByRole('button', { name: 'Go on' }).click();
    await setUp.getByRole('button', { name: 'Finish' }).click();
    await setUp.close();

    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    await page.setViewportSize({ width: 700, height: 440 });
    await practice.enter(page);
    await page.goto(practice.invoiceUrl);
    await overlayControl(page, /Export to QuickBooks/);
    await page.waitForTimeout(500);
    await take(page, 'button', scheme);

    // The panel as a tab: the real one cannot be made as high as a picture needs it.
    await clickExport(browser, page);
    const panel = await browser.open('workspace.html');
    await panel.setViewportSize({ width: pictureWidth, height: 720 });
    await panel.getByRole('heading', { name: 'Choose the counterparts in QuickBooks' }).waitFor();
    await panel.getByRole('tab', { name: 'Mapping' }).click();
    const items = panel.getByRole('region', { name: 'Items' });
    await items.getByRole('row').first().waitFor();
    await panel.getByText('Looking for matches').waitFor({ state: 'hidden' });
    await panel.waitForTimeout(500);
    await take(panel, 'mapping', scheme);
    await panel.getByRole('tab', { name: 'Export' }).click();
    await mapEverything(panel);
    await take(panel, 'preview', scheme);
    await confirm(panel);
    await panel.getByText('Exported to QuickBooks', { exact: true }).waitFor();
    await take(panel, 'exported', scheme);
  } finally {
    await browser.close();
    await relay.close();
    await simulator.close();
    await practice.close();
  }
}

async function choose(page: Page, setting: string, name: string): Promise<void> {
  const region = page.getByRole('region', { name: setting });
  const box = region.getByRole('combobox').first();
  await box.fill(name);
  await page.getByRole('option').first().waitFor();
  await box.press('Enter');
  await region.getByText('Saved').waitFor();
}

/** A part of a page, or what is in view, as small as it stays sharp. */
async function take(
  page: Page,
  id: PictureId,
  scheme: PictureScheme,
  part?: Locator,
): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.mouse.move(0, 0);
  await page.evaluate(() => scrollTo(0, 0));
  const box = await part?.boundingBox();
  const view = page.viewportSize() ?? { width: pictureWidth, height: 640 };
  const clip = box
    ? { x: 0, y: box.y - 8, width: pictureWidth, height: box.height + 16 }
    : { x: 0, y: 0, ...view };
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: 50,
    captureBeyondViewport: box !== undefined,
    clip: { ...clip, scale: (sharpness * pictureWidth) / clip.width },
  });
  await session.detach();
  const file = join(folder, picturePath(id, scheme));
  writeFileSync(file, Buffer.from(data, 'base64'));
  console.log(`${picturePath(id, scheme)}: ${statSync(file).size} bytes. ${pictures[id]}`);
}
