import { createServer } from 'node:net';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { startChild } from './child-process.ts';
import { ensureChromium } from './ensure-chromium.ts';
import { ensureDebianPackages, missingDebianPackages } from './ensure-packages.ts';
import { freePort } from './free-port.ts';
import { startPostgres } from './start-postgres.ts';

const node = process.execPath;
const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('freePort', () => {
  it('gives a port that can be listened on', async () => {
    const server = createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    expect(server.listening).toBe(true);
    server.close();
  });
});

describe('startChild', () => {
  it('waits for an URL and stops what it started', async () => {
    const port = await freePort();
    const script = `require('http').createServer((q, r) => r.end('up')).listen(${port}, '127.0.0.1')`;
    const child = await startChild(node, ['-e', script], {
      readyWhen: `http://127.0.0.1:${port}/`,
    });
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('up');
    expect(await child.stop()).toEqual({ code: null, signal: 'SIGTERM' });
    expect(isAlive(child.pid)).toBe(false);
    expect(child.kill('SIGTERM')).toBe(false);
  });

  it('waits for printed text and kills a program that ignores SIGTERM', async () => {
    const script = `process.on('SIGTERM', () => {}); console.log('listening'); setInterval(() => {}, 1e3)`;
    const child = await startChild(node, ['-e', script], { readyWhen: /listening/ });
    expect(await child.stop(200)).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('tells what a program said that died before it was ready', async () => {
    const start = startChild(node, ['-e', 'console.error("no such key"); process.exit(3)'], {
      readyWhen: /ready/,
    });
    await expect(start).rejects.toThrow(/ended before it was ready[\s\S]*no such key/);
  });

  it('passes the environment on and can take a variable away', async () => {
    const child = await startChild(
      node,
      ['-e', 'console.log(process.env.ONE, process.env.HOME); setInterval(() => {}, 1e3)'],
      { env: { ONE: 'yes', HOME: undefined }, readyWhen: /yes undefined/ },
    );
    await child.stop();
    expect(child.output()).toContain('yes undefined');
  });

  it.runIf(process.platform === 'linux')(
    'leaves no program behind when the parent is killed',
    async () => {
      const source = `
        import { startChild } from ${JSON.stringify(import.meta.resolve('./child-process.ts'))};
        const inner = await startChild(process.execPath, ['-e', 'console.log("up"); setInterval(() => {}, 1e3)'], { readyWhen: /up/ });
        console.log('inner=' + inner.pid + ';');
      `;
      const parent = await startChild(node, ['--input-type=module', '-e', source], {
        readyWhen: /inner=\d+;/,
      });
      const inner = Number(/inner=(\d+);/.exec(parent.output())?.[1]);
      expect(isAlive(inner)).toBe(true);
      parent.kill('SIGKILL');
      await parent.exited;
      await expect.poll(() => isAlive(inner), { timeout: 5_000 }).toBe(false);
    },
  );
});

describe('ensureDebianPackages', () => {
  it('names what is missing and how to install it', async () => {
    const absent = 'counterfoil-no-such-package';
    expect(await missingDebianPackages([absent])).toEqual([absent]);
    await expect(ensureDebianPackages([absent])).rejects.toThrow(
      new RegExp(`${absent}[\\s\\S]*apt-get install --no-install-recommends ${absent}`),
    );
  });
});

describe('ensureChromium', () => {
  it('refuses a CHROMIUM_PATH that does not exist instead of using another browser', async () => {
    const before = process.env.CHROMIUM_PATH;
    process.env.CHROMIUM_PATH = '/nowhere/chromium';
    try {
      await expect(ensureChromium()).rejects.toThrow('/nowhere/chromium');
    } finally {
      if (before === undefined) delete process.env.CHROMIUM_PATH;
      else process.env.CHROMIUM_PATH = before;
    }
  });
});

describe('startPostgres', () => {
  it('gives an empty database that takes connections, and leaves nothing behind', async () => {
    const server = await startPostgres();
    const client = new pg.Client(server.url);
    await client.connect();
    const { rows } = await client.query('select 40 + 2 as answer');
    expect(rows).toEqual([{ answer: 42 }]);
    await client.end();
    await server.stop();
    await expect(new pg.Client(server.url).connect()).rejects.toThrow('ECONNREFUSED');
  }, 120_000);
});
