import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Counters of one relay. Labels are routes, states and codes; never tenants or people. */
export interface Metrics {
  registry: Registry;
  requests: Counter<'route' | 'status'>;
  seconds: Histogram<'route'>;
  exports: Counter<'state'>;
  /** Calls that left; `kind` is read, write or batch. */
  qboCalls: Counter<'kind' | 'outcome'>;
  qboWrites: Counter;
  qboMeteredReads: Counter;
  refreshes: Counter<'outcome'>;
  waiting: Gauge<'state'>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'counterfoil_' });
  return {
    registry,
    requests: new Counter({
      name: 'counterfoil_http_requests_total',
      help: 'Requests answered.',
      labelNames: ['route', 'status'],
      registers,
    }),
    seconds: new Histogram({
      name: 'counterfoil_http_request_seconds',
      help: 'Time to answer a request.',
      labelNames: ['route'],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 30],
      registers,
    }),
    exports: new Counter({
      name: 'counterfoil_export_steps_total',
      help: 'Exports that reached a state.',
      labelNames: ['state'],
      registers,
    }),
    qboCalls: new Counter({
      name: 'counterfoil_qbo_calls_total',
      help: 'Calls to QuickBooks.',
      labelNames: ['kind', 'outcome'],
      registers,
    }),
    qboWrites: new Counter({
      name: 'counterfoil_qbo_writes_total',
      help: 'Records written to QuickBooks, each one of a batch; Intuit does not meter them.',
      registers,
    }),
    qboMeteredReads: new Counter({
      name: 'counterfoil_qbo_metered_reads_total',
      help: 'Successful reads, each one of a batch: what Intuit meters in production.',
      registers,
    }),
    refreshes: new Counter({
      name: 'counterfoil_token_refreshes_total',
      help: 'Token refreshes.',
      labelNames: ['outcome'],
      registers,
    }),
    waiting: new Gauge({
      name: 'counterfoil_exports_waiting',
      help: 'Exports that are not final.',
      labelNames: ['state'],
      registers,
    }),
  };
}
