import { prepare } from '#shared/documents/index.ts';
import { demoApp } from '#test/qbo-simulator/options.ts';
import {
  decided,
  must,
  type Office,
  openOffice,
  orderContext,
  realmId,
} from '#test/support/office.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { type Metrics, median, metric } from './metric.ts';

const exports = 40;
/** Below the pace that is kept per company, so that latency is measured and not the pace. */
const pauseMs = 200;

/** export.relayOverhead: from Confirm to the receipt, against a bare fetch of the same document. */
export async function exportBench(): Promise<Metrics> {
  const office = await openOffice();
  try {
    const sample = sampleDraft();
    await office.mapAll(
      sample,
      office.idOf('Customer', 'Abernathy, June'),
      office.idOf('Item', 'Services'),
    );
    const context = await orderContext(office.admin, office.company);
    const hash = (draft: typeof sample) => must(prepare(draft, context));
    const bare = bareSender(office);
    const times = { relay: [] as number[], bare: [] as number[] };
    for (let index = 0; index < exports; index += 1) {
      const draft = sampleDraft(`8${String(index).padStart(3, '0')}`);
      const { hash: shownHash } = hash(draft);
      times.relay.push(
        await timed(async () => {
          const first = must(
            await office.admin.call('createExport', { data: { draft, shownHash } }),
          );
          if (first.state !== 'exported') await decided(office.admin, first.id);
        }),
      );
      await pause();
      const twin = sampleDraft(`9${String(index).padStart(3, '0')}`);
      const { document } = hash(twin);
      times.bare.push(await timed(() => bare(document, `bench-${index}`)));
      await pause();
    }
    const against = { what: 'a bare fetch of the same document', value: median(times.bare) };
    return { 'export.relayOverhead': metric(median(times.relay), 'ms', against) };
  } finally {
    await office.close();
  }
}

function bareSender(office: Office): (document: unknown, requestid: string) => Promise<void> {
  const { accessToken: token } = office.simulator.simulator.grants.connect(
    demoApp.clientId,
    realmId,
  );
  return async (document, requestid) => {
    const answer = await fetch(
      `${office.simulator.url}/v3/company/${realmId}/invoice?minorversion=75&requestid=${requestid}`,
      {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${token}`,
          'Content-Type': 'application/json',
          Accept: 'application/json',
        },
        body: JSON.stringify(document),
      },
    );
    if (!answer.ok) throw new Error(`The bare fetch was refused: ${await answer.text()}`);
    await answer.json();
  };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const pause = () => new Promise((resolve) => setTimeout(resolve, pauseMs));
