import type { Page } from './page.ts';

/** The pages Intuit's app settings ask for (contract.md §1.6). */
export const staticPages = {
  disconnected: {
    tone: 'plain',
    title: 'Disconnected from QuickBooks',
    paragraphs: [
      'Counterfoil no longer has access to this QuickBooks company. Nothing in QuickBooks was changed, and mappings and export history are kept.',
      'To connect again, an admin opens the Counterfoil side panel and presses Connect to QuickBooks.',
    ],
  },
  reconnect: {
    tone: 'plain',
    title: 'Reconnect QuickBooks',
    paragraphs: [
      'Open the Counterfoil side panel in the browser of an admin and press Reconnect. Intuit then asks for permission again.',
      'Mappings and export history are kept, and waiting exports go on by themselves.',
    ],
  },
  privacy: {
    tone: 'plain',
    title: 'What this relay keeps',
    paragraphs: [
      'The relay keeps the permission to write to your QuickBooks company (encrypted), the mappings of your practice, and for each export its ids, hashes, total and outcome.',
      'The document itself is kept encrypted while it is being sent and deleted when QuickBooks has answered. Logs hold ids and codes only: no names, amounts or tokens.',
      'Your data goes to Intuit QuickBooks and to nobody else. Where the person who runs the relay has set up notices, the names of the practice and of the company go to that mail server or webhook when QuickBooks needs a reconnect.',
    ],
  },
} as const satisfies Record<string, Page>;
