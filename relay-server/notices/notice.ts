/**
 * `connection_lost`: Intuit ended it, exports wait · `connection_ending`: it will end soon ·
 * `connection_back`: a person has reconnected after one of the two was told.
 */
export type NoticeEvent = 'connection_lost' | 'connection_ending' | 'connection_back';

/**
 * Lost: the permission was ended or ran out, the person who gave it is no admin any more, or
 * Intuit refuses the app for this company. Ending: it could not be renewed, or its five years are
 * over (contract.md §1.4).
 */
export type LossReason = 'grant_ended' | 'access_lost' | 'app_refused';
export type EndingReason = 'not_renewed' | 'limit';
export type NoticeReason = LossReason | EndingReason;

export type NoticeChannel = 'email' | 'webhook';

/** A notice as it is told: ids and names of practice and company, never clients, amounts or tokens. */
export interface Notice {
  /** The same on every try, so that a receiver can drop repetitions. */
  id: string;
  event: NoticeEvent;
  reason: NoticeReason | null;
  /** Milliseconds since 1970. */
  happenedAt: number;
  practice: { id: string; name: string };
  company: { realmId: string; name: string };
  /** Last moment of the permission, for `connection_ending`. */
  endsAt: number | null;
  reconnectUrl: string;
}
