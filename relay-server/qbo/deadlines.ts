/** A lease and the call its holder may be making. */
export interface Deadline {
  what: string;
  callMs: number;
  leaseMs: number;
}

/** How long a call's owner holds its row or place: the deadline, and time to write the outcome down. */
export const leaseFor = (callMs: number): number => callMs + 15_000;

/**
 * Checked when the relay starts: a lease that may end during a call would let a second relay make
 * the same call. Throws, naming the lease.
 */
export function checkDeadlines(deadlines: Deadline[]): void {
  for (const { what, callMs, leaseMs } of deadlines) {
    if (!(leaseMs >= callMs + 5000)) {
      throw new Error(`the lease of ${what} (${leaseMs} ms) must outlast its call (${callMs} ms)`);
    }
  }
}
