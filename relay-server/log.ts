import { type DestinationStream, pino } from 'pino';
import type { Config } from './config.ts';

/** Everything a log line may hold: ids, codes, counts and durations. Never a name, amount, token or body. */
export interface LogFields {
  event: string;
  reference?: string;
  practice?: string;
  member?: string;
  realm?: string;
  export?: string;
  route?: string;
  method?: string;
  status?: number;
  code?: string;
  state?: string;
  attempt?: number;
  generation?: number;
  count?: number;
  ms?: number;
  intuit_tid?: string | null;
  role?: string;
  environment?: string;
  engine?: string;
  url?: string;
  error?: string;
  at?: string;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type Log = (level: LogLevel, fields: LogFields) => void;

const allowed = new Set([
  ...['event', 'reference', 'practice', 'member', 'realm', 'export', 'route', 'method', 'status'],
  ...['code', 'state', 'attempt', 'generation', 'count', 'ms', 'intuit_tid', 'role'],
  ...['environment', 'engine', 'url', 'error', 'at'],
]);

/** JSON lines on stdout, one object each, reduced to the allowed fields. */
export function createLog(level: Config['logLevel'], destination?: DestinationStream): Log {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: permitted },
    },
    destination,
  );
  return (at, fields) => logger[at](fields);
}

const permitted = (fields: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([key, value]) => allowed.has(key) && value !== undefined && value !== null)
      .map(([key, value]) => [key, typeof value === 'string' ? plain(value) : value]),
  );

/** Printable ASCII only, so that nothing can forge a line or hide in one. */
const plain = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').slice(0, 200);

/** What may be said about an unexpected error: its class, its code and where; not its message. */
export function aboutError(error: unknown): Pick<LogFields, 'error' | 'code' | 'at'> {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code } = error as { code?: unknown };
  const frame = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return {
    error: error.name,
    code: typeof code === 'string' ? code : undefined,
    at: frame
      ?.trim()
      .replace(/^at /, '')
      .replace(/\(?file:\/\/\S*\/relay-server\//, '('),
  };
}
