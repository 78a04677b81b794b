import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitUntilReady } from './wait-until-ready.ts';

/** How a program is started, when it counts as started, and how it ends. */
export interface ChildOptions {
  /** Added to this process's environment; `undefined` takes a variable away. */
  env?: Record<string, string | undefined>;
  /** Start with an environment of only `env` (and a PATH of /usr/bin:/bin unless it names one). */
  cleanEnv?: boolean;
  cwd?: string;
  /** Another account to run as: only for root, by util-linux's setpriv. */
  user?: string;
  /** `http(s)://…` until it answers 2xx, `tcp://host:port` until it accepts, or text it prints. */
  readyWhen?: string | RegExp;
  /** Milliseconds to become ready in; 30 000 unless given. */
  readyTimeoutMs?: number;
  /** File that receives all output (appended). */
  log?: string;
  /** What `stop()` sends first; SIGTERM unless given. */
  stopSignal?: NodeJS.Signals;
  /** What the program gets when this process dies before stopping it; SIGKILL unless given. */
  deathSignal?: NodeJS.Signals;
}

export interface ChildExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A running program. `exited` settles once, however it ends. */
export interface Child {
  pid: number;
  exited: Promise<ChildExit>;
  running(): boolean;
  /** The last 64 kB it printed on stdout and stderr. */
  output(): string;
  /** Sends a signal; false when it is gone already. */
  kill(signal: NodeJS.Signals): boolean;
  /** Asks it to end, after `graceMs` (10 000) ends it with SIGKILL, resolves when it is gone. */
  stop(graceMs?: number): Promise<ChildExit>;
}

const OUTPUT_KEPT = 64 * 1024;
const SETPRIV = '/usr/bin/setpriv';
const living = new Map<ChildProcess, NodeJS.Signals>();

/**
 * Starts a program and resolves when it is ready.
 * It never outlives this process: an exit handler ends it, and on Linux the kernel does
 * (parent death signal) even after SIGKILL.
 * Throws with the end of its output when it exits or stays silent before being ready.
 */
export async function startChild(
  command: string,
  args: readonly string[],
  options: ChildOptions = {},
): Promise<Child> {
  const deathSignal = options.deathSignal ?? 'SIGKILL';
  const [program, programArgs] = wrapped(command, args, deathSignal, options.user);
  const spawned = spawn(program, programArgs, {
    cwd: options.cwd,
    env: environment(options),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  endWithThisProcess(spawned, deathSignal);
  const child = watch(spawned, options);
  await ready(child, command, options);
  return child;
}

function wrapped(
  command: string,
  args: readonly string[],
  deathSignal: NodeJS.Signals,
  user: string | undefined,
): [string, string[]] {
  const foreign = user !== undefined && process.getuid?.() === 0;
  if (process.platform !== 'linux' || !existsSync(SETPRIV)) {
    if (foreign) throw new Error(`Running ${command} as ${user} needs ${SETPRIV} (util-linux).`);
    return [command, [...args]];
  }
  const identity = foreign ? [`--reuid=${user}`, `--regid=${user}`, '--init-groups'] : [];
  const death = `--pdeathsig=${deathSignal.slice('SIG'.length)}`;
  return [SETPRIV, [...identity, death, '--', command, ...args]];
}

function environment(options: ChildOptions): NodeJS.ProcessEnv {
  const base = options.cleanEnv ? { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' } : process.env;
  return { ...base, ...options.env } as NodeJS.ProcessEnv;
}

function endWithThisProcess(spawned: ChildProcess, deathSignal: NodeJS.Signals): void {
  if (living.size === 0) process.on('exit', endAll);
  living.set(spawned, deathSignal);
  const forget = () => {
    living.delete(spawned);
    if (living.size === 0) process.off('exit', endAll);
  };
  spawned.once('exit', forget);
  spawned.once('error', forget);
}

function endAll(): void {
  for (const [spawned, signal] of living) spawned.kill(signal);
}

function watch(spawned: ChildProcess, options: ChildOptions): Child {
  let output = '';
  let over = false;
  const log =
    options.log === undefined ? undefined : createWriteStream(options.log, { flags: 'a' });
  const exited = new Promise<ChildExit>((resolve) => {
    spawned.once('error', (error) => {
      output += `${error.message}\n`;
      over = true;
      resolve({ code: null, signal: null });
    });
    spawned.once('exit', (code, signal) => {
      over = true;
      resolve({ code, signal });
    });
  });
  spawned.once('close', () => log?.end());
  for (const stream of [spawned.stdout, spawned.stderr]) {
    stream?.setEncoding('utf8');
    stream?.on('data', (text: string) => {
      output = (output + text).slice(-OUTPUT_KEPT);
      log?.write(text);
    });
  }
  const kill = (signal: NodeJS.Signals) => !over && spawned.kill(signal);
  return {
    pid: spawned.pid ?? -1,
    exited,
    running: () => !over,
    output: () => output,
    kill,
    async stop(graceMs = 10_000) {
      kill(options.stopSignal ?? 'SIGTERM');
      const late = setTimeout(() => kill('SIGKILL'), graceMs);
      try {
        return await exited;
      } finally {
        clearTimeout(late);
      }
    },
  };
}

async function ready(child: Child, command: string, options: ChildOptions): Promise<void> {
  const { readyWhen } = options;
  const timeoutMs = options.readyTimeoutMs ?? 30_000;
  if (readyWhen === undefined) return;
  const isUp =
    typeof readyWhen === 'string'
      ? await waitUntilReady(readyWhen, timeoutMs, () => !child.running())
      : await printed(child, readyWhen, timeoutMs);
  if (isUp && child.running()) return;
  const why = child.running() ? `was not ready after ${timeoutMs} ms` : 'ended before it was ready';
  await child.stop(2_000);
  throw new Error(`${command} ${why} (${readyWhen}). It printed:\n${child.output().slice(-4_000)}`);
}

async function printed(child: Child, pattern: RegExp, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline && child.running()) {
    if (pattern.test(child.output())) return true;
    await sleep(20);
  }
  return pattern.test(child.output());
}
