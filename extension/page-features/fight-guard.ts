/** More removals than this, within this time, and a page is left alone. */
const most = 5;
const within = 5000;

/** Counts how often a page took away what was mounted in an element that is still there. */
export function createFightGuard(now: () => number = Date.now): { isFight(): boolean } {
  let removals: number[] = [];
  return {
    isFight() {
      removals = [...removals.filter((time) => time > now() - within), now()];
      return removals.length > most;
    },
  };
}
