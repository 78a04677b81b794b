import type { Kysely } from 'kysely';
import { randomId } from '../auth/secrets.ts';
import type { Schema } from '../storage/schema.ts';
import type {
  EndingReason,
  LossReason,
  NoticeChannel,
  NoticeEvent,
  NoticeReason,
} from './notice.ts';

/** Whose connection a notice is about. */
export interface NoticeSubject {
  practiceId: string;
  realmId: string;
}

/**
 * Writes notices into the outbox, each event once for each channel. Called with the transaction of
 * the change it tells of, so that neither exists without the other.
 */
export interface NoticeBook {
  lost(
    trx: Kysely<Schema>,
    subject: NoticeSubject & { generation: number },
    reason: LossReason,
    at: number,
  ): Promise<void>;
  /** `grant` identifies what ends: the consent, or the token that was not renewed. */
  ending(
    trx: Kysely<Schema>,
    subject: NoticeSubject & { grant: number },
    reason: EndingReason,
    at: number,
  ): Promise<void>;
  /** Takes back what was not told yet, and closes what was. */
  back(trx: Kysely<Schema>, subject: NoticeSubject, at: number): Promise<void>;
  /** A person ended the connection: nothing is left to be told. */
  withdraw(trx: Kysely<Schema>, subject: NoticeSubject): Promise<void>;
}

export function createNoticeBook(channels: readonly NoticeChannel[]): NoticeBook {
  const write = async (
    trx: Kysely<Schema>,
    { practiceId, realmId }: NoticeSubject,
    about: { event: NoticeEvent; reason: NoticeReason | null; occasion: string; at: number },
    to: readonly NoticeChannel[] = channels,
  ): Promise<void> => {
    if (to.length === 0) return;
    const rows = to.map((channel) => ({
      id: randomId(),
      practice_id: practiceId,
      realm_id: realmId,
      event: about.event,
      reason: about.reason,
      occasion: about.occasion,
      channel,
      happened_at: about.at,
      attempts: 0,
      next_attempt_at: about.at,
      sent_at: null,
      lease_owner: null,
      lease_until: null,
    }));
    await trx
      .insertInto('notices')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['practice_id', 'occasion', 'channel']).doNothing(),
      )
      .execute();
  };

  return {
    lost: (trx, subject, reason, at) =>
      write(trx, subject, {
        event: 'connection_lost',
        reason,
        occasion: `lost ${subject.realmId} ${subject.generation}`,
        at,
      }),

    ending: (trx, subject, reason, at) =>
      write(trx, subject, {
        event: 'connection_ending',
        reason,
        occasion: `ending ${subject.realmId} ${reason} ${subject.grant}`,
        at,
      }),

    async back(trx, subject, at) {
      await withdraw(trx, subject);
      const told = await openChannels(trx, subject);
      const occasion = `back ${subject.realmId} ${at}`;
      await write(trx, subject, { event: 'connection_back', reason: null, occasion, at }, told);
    },

    withdraw,
  };
}

async function withdraw(
  trx: Kysely<Schema>,
  { practiceId, realmId }: NoticeSubject,
): Promise<void> {
  await trx
    .updateTable('notices')
    .set({ next_attempt_at: null, lease_owner: null, lease_until: null })
    .where('practice_id', '=', practiceId)
    .where('realm_id', '=', realmId)
    .where('sent_at', 'is', null)
    .execute();
}

/** Channels that may have heard of trouble since they last heard that all is well. */
async function openChannels(
  trx: Kysely<Schema>,
  { practiceId, realmId }: NoticeSubject,
): Promise<NoticeChannel[]> {
  const rows = await trx
    .selectFrom('notices')
    .select(['channel', 'event', 'attempts'])
    .where('practice_id', '=', practiceId)
    .where('realm_id', '=', realmId)
    .orderBy('happened_at')
    .execute();
  const last = new Map<NoticeChannel, boolean>();
  for (const { channel, event, attempts } of rows) {
    if (event === 'connection_back') last.set(channel, false);
    else if (attempts > 0) last.set(channel, true);
  }
  return [...last].filter(([, isOpen]) => isOpen).map(([channel]) => channel);
}
