import { run } from '#test/tools/run.ts';
import { bulkBench } from './bulk-bench.ts';
import { costBench } from './cost-bench.ts';
import { exportBench } from './export-bench.ts';
import type { Metrics } from './metric.ts';
import { overlayBench } from './overlay-bench.ts';
import { panelBench } from './panel-bench.ts';
import { relayBench } from './relay-bench.ts';
import { suggestBench } from './suggest-bench.ts';

/**
 * `npm run bench [-- --json] [-- overlay|export|relay|cost|suggest|panel|bulk]`. Figures are ratios inside one run; the last
 * line of `--json` holds them all. One part at a time: the machine has two cores.
 */
const json = process.argv.includes('--json');
const parts = {
  overlay: overlayBench,
  export: exportBench,
  relay: relayBench,
  cost: costBench,
  suggest: suggestBench,
  panel: panelBench,
  bulk: bulkBench,
};
const wanted = process.argv.slice(2).filter((one) => one in parts) as (keyof typeof parts)[];

const inBrowser: (keyof typeof parts)[] = ['overlay', 'panel', 'bulk'];
const builds = wanted.length === 0 || wanted.some((one) => inBrowser.includes(one));
for (const flags of builds ? [[], ['--demo']] : []) {
  const { code } = await run('node', ['test/tools/build.ts', ...flags], { quiet: json });
  if (code !== 0) process.exit(code);
}
const metrics: Metrics = {};
for (const [name, bench] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name as keyof typeof parts)) continue;
  const measured = await bench();
  for (const [key, { value, unit, against, ratio }] of Object.entries(measured)) {
    console.log(`${key.padEnd(28)} ${value} ${unit}  ×${ratio} (${against})`);
  }
  Object.assign(metrics, measured);
}
if (json) console.log(JSON.stringify(metrics));
