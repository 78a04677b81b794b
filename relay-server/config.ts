import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import {
  missingNoticeVariables,
  type NoticeConfig,
  noticeConfigOf,
  noticeVariables,
} from './notices/notice-config.ts';

/** Everything the relay is told from outside, read once. Secrets are never printed. */
export interface Config {
  /** 32 bytes; everything stored encrypted depends on it. */
  key: Uint8Array;
  clientId: string;
  clientSecret: string;
  host: string;
  /** 0 lets the system choose. */
  port: number;
  /** Without a slash at the end; undefined means http://localhost:PORT. */
  publicUrl?: string;
  environment: 'sandbox' | 'production' | 'simulator';
  simulatorUrl?: string;
  dataDir: string;
  databaseUrl?: string;
  /** Name of the practice that a new relay starts with. */
  practiceName: string;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  metricsToken?: string;
  /** Reverse proxies in front of the relay whose X-Forwarded-For is believed. */
  trustedProxies: number;
  /** Per address and per paired browser. */
  requestsPerMinute: number;
  /** How long one call to QuickBooks may take, in milliseconds. */
  qboTimeoutMs: number;
  /** Who is told when a connection needs a person. */
  notices: NoticeConfig;
}

/** One thing wrong with the configuration: name, what is expected, an example. Never a value. */
export interface ConfigFinding {
  name: string;
  expected: string;
  example: string;
}

export type ConfigResult = { ok: true; config: Config } | { ok: false; findings: ConfigFinding[] };

const secrets = [
  'COUNTERFOIL_KEY',
  'INTUIT_CLIENT_ID',
  'INTUIT_CLIENT_SECRET',
  'DATABASE_URL',
  'METRICS_TOKEN',
  ...Object.keys(noticeVariables),
];

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];
const isOrigin = (text: string) => URL.canParse(text) && new URL(text).pathname === '/';
const isWeb = (text: string) => /^https?:\/\//.test(text) && isOrigin(text);
const isLoopback = (text: string) => isWeb(text) && loopbackNames.includes(new URL(text).hostname);
const isPostgres = (text: string) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text);
const is32Bytes = (text: string) =>
  /^[A-Za-z0-9+/]{43}=$/.test(text) && Buffer.from(text, 'base64').length === 32;

const wholeNumber = (least: number, most: number, usual: number) =>
  z.coerce.number().int().min(least).max(most).default(usual);

/** What each variable must be, and the words for when it is not. */
const variables: Record<string, { shape: z.ZodType; expected: string; example: string }> = {
  COUNTERFOIL_KEY: {
    shape: z.string().refine(is32Bytes),
    expected: '32 random bytes as base64; keep a copy outside the server and its backups',
    example: 'the output of: openssl rand -base64 32',
  },
  INTUIT_CLIENT_ID: {
    shape: z.string().min(1).max(200),
    expected: 'the Client ID of your app at developer.intuit.com (Keys & credentials)',
    example: 'ABExampleClientId0123456789',
  },
  INTUIT_CLIENT_SECRET: {
    shape: z.string().min(1).max(200),
    expected: 'the Client Secret of the same app and environment',
    example: 'the text shown beside the Client ID',
  },
  PORT: { shape: wholeNumber(0, 65535, 8484), expected: 'a TCP port', example: '8484' },
  HOST: {
    shape: z
      .string()
      .regex(/^[\w.:-]+$/)
      .default('127.0.0.1'),
    expected: 'the address to listen on',
    example: '127.0.0.1, or 0.0.0.0 in a container',
  },
  PUBLIC_URL: {
    shape: z.string().refine(isWeb).optional(),
    expected: 'the address under which browsers reach the relay, without a path',
    example: 'https://relay.example.com',
  },
  INTUIT_ENVIRONMENT: {
    shape: z.enum(['sandbox', 'production', 'simulator']).default('sandbox'),
    expected: 'sandbox or production, like the keys of the Intuit app (simulator: tests and demo)',
    example: 'production',
  },
  SIMULATOR_URL: {
    shape: z.string().refine(isLoopback).optional(),
    expected: 'a loopback address; only together with INTUIT_ENVIRONMENT=simulator',
    example: 'http://127.0.0.1:8585',
  },
  DATA_DIR: { shape: z.string().min(1).default('./data'), expected: 'a folder', example: './data' },
  DATABASE_URL: {
    shape: z.string().refine(isPostgres).optional(),
    expected: 'a PostgreSQL address; leave it out to use SQLite in DATA_DIR',
    example: 'postgres://counterfoil:password@db/counterfoil',
  },
  PRACTICE_NAME: {
    shape: z.string().trim().min(1).max(80).default('My practice'),
    expected: '1 to 80 characters',
    example: 'Northgate Veterinary Clinic',
  },
  LOG_LEVEL: {
    shape: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    expected: 'debug, info, warn, error or silent',
    example: 'info',
  },
  METRICS_TOKEN: {
    shape: z.string().min(16).max(200).optional(),
    expected: 'at least 16 characters',
    example: 'the output of: openssl rand -hex 16',
  },
  TRUSTED_PROXIES: {
    shape: wholeNumber(0, 5, 0),
    expected: 'how many reverse proxies of yours stand before the relay',
    example: '1',
  },
  REQUESTS_PER_MINUTE: {
    shape: wholeNumber(60, 1_000_000, 1200),
    expected: 'requests allowed per minute from one address or paired browser',
    example: '1200',
  },
  QBO_TIMEOUT_MS: {
    shape: wholeNumber(1000, 120_000, 30_000),
    expected: 'milliseconds one call to QuickBooks may take',
    example: '30000',
  },
  ...noticeVariables,
};

/**
 * Reads the configuration from the environment; every variable also as `NAME_FILE`, the path of a
 * file that holds the value, for secrets. Reports everything that is wrong at once.
 */
export function readConfig(
  env: Record<string, string | undefined>,
  readFile: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): ConfigResult {
  const findings: ConfigFinding[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, { shape, expected, example }] of Object.entries(variables)) {
    const parsed = shape.safeParse(given(env, name, readFile));
    if (parsed.success) values[name] = parsed.data;
    else findings.push({ name, expected, example });
  }
  findings.push(...contradictions(values, new Set(findings.map(({ name }) => name))));
  return findings.length > 0 ? { ok: false, findings } : { ok: true, config: configOf(values) };
}

function given(
  env: Record<string, string | undefined>,
  name: string,
  readFile: (path: string) => string,
): string | undefined {
  const file = secrets.includes(name) ? env[`${name}_FILE`] : undefined;
  if (!file) return env[name]?.trim() || undefined;
  try {
    return readFile(file).trim();
  } catch {
    return '';
  }
}

function contradictions(
  values: Record<string, unknown>,
  wrong: ReadonlySet<string>,
): ConfigFinding[] {
  const environment = values.INTUIT_ENVIRONMENT;
  const publicUrl = values.PUBLIC_URL as string | undefined;
  const found: ConfigFinding[] = [];
  if (environment === 'production' && !publicUrl?.startsWith('https://')) {
    found.push({
      name: 'PUBLIC_URL',
      expected: 'an https:// address, because Intuit accepts no other in production',
      example: 'https://relay.example.com',
    });
  }
  if ((environment === 'simulator') !== (values.SIMULATOR_URL !== undefined)) {
    const { expected, example } = variables.SIMULATOR_URL as ConfigFinding & { shape: z.ZodType };
    found.push({ name: 'SIMULATOR_URL', expected, example });
  }
  for (const name of missingNoticeVariables(values)) {
    if (wrong.has(name)) continue;
    const { expected, example } = noticeVariables[name];
    found.push({ name, expected, example });
  }
  return found;
}

function configOf(values: Record<string, unknown>): Config {
  const text = (name: string) => values[name] as string;
  const optional = (name: string) => values[name] as string | undefined;
  const publicUrl = optional('PUBLIC_URL');
  const simulatorUrl = optional('SIMULATOR_URL');
  return {
    key: new Uint8Array(Buffer.from(text('COUNTERFOIL_KEY'), 'base64')),
    clientId: text('INTUIT_CLIENT_ID'),
    clientSecret: text('INTUIT_CLIENT_SECRET'),
    host: text('HOST'),
    port: values.PORT as number,
    publicUrl: publicUrl && new URL(publicUrl).origin,
    environment: values.INTUIT_ENVIRONMENT as Config['environment'],
    simulatorUrl: simulatorUrl && new URL(simulatorUrl).origin,
    dataDir: resolve(text('DATA_DIR')),
    databaseUrl: optional('DATABASE_URL'),
    practiceName: text('PRACTICE_NAME'),
    logLevel: values.LOG_LEVEL as Config['logLevel'],
    metricsToken: optional('METRICS_TOKEN'),
    trustedProxies: values.TRUSTED_PROXIES as number,
    requestsPerMinute: values.REQUESTS_PER_MINUTE as number,
    qboTimeoutMs: values.QBO_TIMEOUT_MS as number,
    notices: noticeConfigOf(values),
  };
}
