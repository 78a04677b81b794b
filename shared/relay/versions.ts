import { z } from 'zod';
import { type Problem, problem } from '../problem.ts';

/** Of the extension and the relay alike; a test compares it with package.json. */
export const productVersion = '0.1.0';

/** The wire contract this code speaks. It grows by one when the other side could misunderstand it. */
export const contractVersion = 1;

const acceptedContract = z.object({
  contract: z.number().int().positive(),
  /** The oldest version of the extension that speaks it. */
  since: z.string(),
  /** Its last day (UTC), once it is known that it ends. */
  until: z.iso.date().optional(),
});

/** What a relay tells of itself (features A11). */
export const relayVersions = z.object({
  version: z.string(),
  /** The contracts it understands, the oldest first. */
  contracts: z.array(acceptedContract).min(1),
});
export type RelayVersions = z.infer<typeof relayVersions>;

/** This code, as a relay. A contract that is to end gets its last day here, one version before. */
export const thisRelay: RelayVersions = {
  version: productVersion,
  contracts: [{ contract: contractVersion, since: '0.1.0' }],
};

/** Why a relay does not understand a contract on a day; null when it does. */
export function contractRefusal(
  asked: number,
  today: string,
  { version, contracts }: RelayVersions = thisRelay,
): Problem | null {
  const open = contracts.filter(({ until }) => until === undefined || today <= until);
  if (open.some(({ contract }) => contract === asked)) return null;
  const newest = Math.max(...contracts.map(({ contract }) => contract));
  if (asked > newest) return problem('relay_outdated', { version });
  return problem('extension_outdated', { needed: open[0]?.since ?? version });
}

/** The end of the contract this extension speaks: its last day and what to update to. */
export function contractEnd(
  relay: RelayVersions | undefined,
  spoken: number = contractVersion,
): { until: string; needed: string } | null {
  const until = relay?.contracts.find(({ contract }) => contract === spoken)?.until;
  const next = relay?.contracts.find(({ contract }) => contract > spoken);
  return relay && until ? { until, needed: next?.since ?? relay.version } : null;
}
