import type { Notice, NoticeReason } from './notice.ts';

export interface NoticeText {
  subject: string;
  paragraphs: string[];
}

const causes: Record<NoticeReason, string> = {
  grant_ended:
    'Intuit no longer accepts the permission. It was ended in QuickBooks, or it ran out.',
  access_lost:
    'The QuickBooks user who gave the permission is no longer an admin of the company. Reconnect with a user who is.',
  app_refused:
    'Intuit refuses the app of the relay for this company. It was disconnected in QuickBooks, or the app’s keys belong to another environment.',
  not_renewed:
    'The relay tries to renew the permission by itself and could not. Check that it can reach Intuit (counterfoil doctor), or reconnect.',
  limit:
    'Intuit ends each permission after five years, however often it is used. Only a reconnect starts a new one.',
};

const kept =
  'Nothing is lost: settings, mappings, the start date and the export history are kept, and nothing in QuickBooks was changed.';

const how =
  'What to do: open the Counterfoil side panel in the browser of an admin and press Reconnect. Intuit asks for permission again; choose the same company. Reconnecting resets no setting and changes no record, so it is safe at any time.';

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The words of a notice: what happened, that nothing is lost, and what to do. */
export function noticeText(notice: Notice): NoticeText {
  const { practice, company, reason, endsAt, reconnectUrl } = notice;
  const which = `${practice.name} is connected to ${company.name}.`;
  const why = reason ? [causes[reason]] : [];
  switch (notice.event) {
    case 'connection_lost':
      return {
        subject: `Reconnect QuickBooks for ${practice.name}`,
        paragraphs: [
          `The connection of ${practice.name} to ${company.name} in QuickBooks has ended.`,
          ...why,
          `${kept} Exports that were confirmed wait and go on by themselves after a reconnect; drafts can still be made.`,
          how,
          `More: ${reconnectUrl}`,
        ],
      };
    case 'connection_ending':
      return {
        subject: `The QuickBooks permission of ${practice.name} ends soon`,
        paragraphs: [
          `${which} That permission ends${endsAt === null ? ' soon' : ` on ${day(endsAt)}`}. Exports still work until then.`,
          ...why,
          kept,
          how,
          `More: ${reconnectUrl}`,
        ],
      };
    case 'connection_back':
      return {
        subject: `QuickBooks is connected again for ${practice.name}`,
        paragraphs: [
          `${which} The permission is new since ${new Date(notice.happenedAt).toISOString().slice(0, 16).replace('T', ' ')} UTC.`,
          'Exports that waited go on by themselves. Nothing needs to be done.',
        ],
      };
  }
}
