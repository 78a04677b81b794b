import { readFileSync } from 'node:fs';
import { startChild } from '#test/support/child-process.ts';
import { freePort } from '#test/support/free-port.ts';
import { startRelayProcess } from '#test/support/relay-process.ts';
import { repository } from '#test/tools/run.ts';
import { type Metrics, median, metric } from './metric.ts';

const runs = 5;

/** The least a Hono server on Node needs, as a yardstick for the relay's start and memory. */
const bareServer = (port: number) => `
  import { serve } from '@hono/node-server';
  import { Hono } from 'hono';
  serve({ fetch: new Hono().get('/readyz', (c) => c.text('ok')).fetch, port: ${port}, hostname: 'localhost' });
`;

/** relay.startMs and relay.rssMb: from spawn to /readyz, and the resident memory then. */
export async function relayBench(): Promise<Metrics> {
  const relay = { start: [] as number[], rss: [] as number[] };
  const bare = { start: [] as number[], rss: [] as number[] };
  for (let run = 0; run < runs; run += 1) {
    const port = await freePort();
    const started = performance.now();
    const one = await startRelayProcess({ simulatorUrl: 'http://127.0.0.1:9', port });
    relay.start.push(performance.now() - started);
    relay.rss.push(residentMb(one.child().pid));
    await one.close();

    const barePort = await freePort();
    const bareStarted = performance.now();
    const child = await startChild(
      process.execPath,
      ['--input-type=module', '-e', bareServer(barePort)],
      { cwd: repository, readyWhen: `http://localhost:${barePort}/readyz` },
    );
    bare.start.push(performance.now() - bareStarted);
    bare.rss.push(residentMb(child.pid));
    await child.stop();
  }
  const against = (values: number[]) => ({ what: 'an empty Hono server', value: median(values) });
  return {
    'relay.startMs': metric(median(relay.start), 'ms', against(bare.start)),
    'relay.rssMb': metric(median(relay.rss), 'MB', against(bare.rss)),
  };
}

const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
