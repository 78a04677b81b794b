/**
 * What one call cost. Intuit meters successful reads, also each one inside a batch, and no writes
 * (contract.md §3.2).
 */
export interface CallCost {
  calls: number;
  writes: number;
  meteredReads: number;
}

/** Adds up what the calls of one export cost. */
export interface CallTally extends Readonly<CallCost> {
  /** To be passed on as `Access.onCall`. */
  readonly onCall: (cost: CallCost) => void;
}

export function callTally(): CallTally {
  const sum = { calls: 0, writes: 0, meteredReads: 0 };
  return {
    get calls() {
      return sum.calls;
    },
    get writes() {
      return sum.writes;
    },
    get meteredReads() {
      return sum.meteredReads;
    },
    onCall(cost) {
      sum.calls += cost.calls;
      sum.writes += cost.writes;
      sum.meteredReads += cost.meteredReads;
    },
  };
}
