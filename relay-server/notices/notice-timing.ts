/** The times notices go by, in milliseconds. */
export interface NoticeTiming {
  /** How often the outbox is looked at without being told. */
  pollMs: number;
  /** First wait after a failed try; doubles each time. */
  retryBaseMs: number;
  retryMostMs: number;
  /** A notice older than this is not sent any more. */
  giveUpAfterMs: number;
  /** How often the ends of the grants are looked at. */
  watchMs: number;
}

export const usualNoticeTiming: NoticeTiming = {
  pollMs: 15_000,
  retryBaseMs: 30_000,
  retryMostMs: 3_600_000,
  giveUpAfterMs: 7 * 86_400_000,
  watchMs: 3_600_000,
};
