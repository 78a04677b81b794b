import { contentScriptBudget, contentScriptSize } from './content-script-size.ts';
import { run } from './run.ts';

/**
 * `npm run build`: the extension for Chrome and Firefox. `--demo` builds for Chrome with the demo
 * practice profile. Fails when the page script is over its budget.
 */
const demo = process.argv.includes('--demo');
const builds = demo
  ? [{ args: ['--mode', 'demo'], output: 'chrome-mv3-demo' }]
  : [
      { args: [], output: 'chrome-mv3' },
      { args: ['-b', 'firefox'], output: 'firefox-mv3' },
    ];

for (const { args, output } of builds) {
  // WXT would bundle React's development build for any mode but production.
  const env = { NODE_ENV: 'production' };
  const { code, output: printed } = await run('wxt', ['build', ...args], { quiet: true, env });
  if (code !== 0) {
    console.error(printed);
    process.exit(code);
  }
  const bytes = contentScriptSize(output);
  console.log(`.output/${output}: page script ${bytes} bytes of ${contentScriptBudget}`);
  if (bytes > contentScriptBudget) {
    console.error(`The page script is over its budget of ${contentScriptBudget} bytes.`);
    process.exit(1);
  }
}
