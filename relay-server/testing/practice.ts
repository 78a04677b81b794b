import { halden, mapEverything } from './billing.ts';
import type { Client } from './client.ts';
import { connectCompany } from './consent.ts';
import { startTestRelay, type TestRelay, type TestRelayOptions } from './test-relay.ts';

/** A practice that can export: connected to Halden Creek, with everything an invoice needs mapped. */
export interface Practice {
  test: TestRelay;
  admin: Client;
  staff: Client;
}

/** The simulator's record of calls begins after what it took to get there. */
export async function openPractice(options: TestRelayOptions = {}): Promise<Practice> {
  const test = await startTestRelay(options);
  const admin = await test.pair('admin');
  await connectCompany(admin, halden);
  await mapEverything(admin);
  const staff = await test.pair('staff');
  test.sim.calls.reset();
  return { test, admin, staff };
}
