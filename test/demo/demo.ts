import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchCounterfoil } from '#test/browser/counterfoil-browser.ts';
import { startSimulator } from '#test/qbo-simulator/start.ts';
import { ensureChromium } from '#test/support/ensure-chromium.ts';
import { freePort } from '#test/support/free-port.ts';
import { registeredApp, startRelayProcess } from '#test/support/relay-process.ts';
import { repository, run } from '#test/tools/run.ts';
import { practices } from './practices.ts';
import { tellWhatToClick } from './tell-what-to-click.ts';
import { walk } from './walk.ts';

/**
 * `npm run demo`: the main job with its real parts. With a display it stays open for a person; with
 * `--headless`, or without one, it walks the job itself and ends with one JSON line.
 */
const { values } = parseArgs({
  options: {
    headless: { type: 'boolean', default: !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY },
    app: { type: 'string', default: 'demo' },
  },
});
const choice = practices[values.app];
if (!choice) {
  console.error(`--app is one of: ${Object.keys(practices).join(', ')}`);
  process.exit(2);
}

const started = performance.now();
const say = (text: string) => console.log(text);
say('Looking for Chromium …');
await ensureChromium();
say('Building the extension …');
const build = await run('node', ['test/tools/build.ts', '--demo'], { quiet: true });
if (build.code !== 0) throw new Error(build.output);

say(`Starting the relay, the QuickBooks simulator and ${choice.name} …`);
const port = await freePort();
const practice = await choice.start();
const simulator = await startSimulator({ apps: [registeredApp(port)] });
const relay = await startRelayProcess({ simulatorUrl: simulator.url, port });
const browser = await launchCounterfoil({ headless: values.headless });
const close = async () => {
  await browser.close();
  await relay.close();
  await simulator.close();
  await practice.close();
};
const parts = { relay, simulator, practice, browser };

try {
  if (values.headless) {
    const output = join(repository, 'demo-output');
    rmSync(output, { recursive: true, force: true });
    mkdirSync(output);
    const result = await walk(parts, output, say);
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    await close();
    console.log(JSON.stringify({ ...result, seconds }));
  } else {
    await tellWhatToClick(parts, await relay.pairingCode('admin'));
    await browser.context.waitForEvent('close', { timeout: 0 });
    await close();
  }
} catch (error) {
  console.error(error);
  await close();
  process.exitCode = 1;
}
