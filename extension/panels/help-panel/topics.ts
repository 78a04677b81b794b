import type { PictureId } from './pictures.ts';

export interface HelpStep {
  text: string;
  picture?: PictureId;
}

/** One part of the how-to (features A14). */
export interface HelpTopic {
  id: string;
  title: string;
  steps: HelpStep[];
}

/** How to switch it on, set it up, map and export, in the order a practice does it. */
export const helpTopics: HelpTopic[] = [
  {
    id: 'enable',
    title: 'Switch it on',
    steps: [
      {
        text: 'Have a company in QuickBooks Online. QuickBooks Desktop cannot be connected. Switch off whatever else enters the same income there, such as a bank-feed rule.',
      },
      {
        text: 'Pair this browser: enter the relay address and the pairing code you were given. A code works once, for ten minutes.',
        picture: 'pair',
      },
      {
        text: 'Choose your practice software, enter its address and press Allow this site. Counterfoil looks at this one site and no other.',
        picture: 'allow-site',
      },
      {
        text: 'An admin presses Connect to QuickBooks, signs in with the login that owns the company file and chooses the company.',
        picture: 'connect',
      },
    ],
  },
  {
    id: 'configure',
    title: 'Set it up',
    steps: [
      {
        text: 'Check that the company shown is the right one. Counterfoil reads how it does its sales tax and says what that means.',
        picture: 'check-company',
      },
      {
        text: 'Choose the two defaults: the income account for items that are created, and the services item for taxes, write-offs and fees.',
        picture: 'defaults',
      },
      {
        text: 'Press Test connection under Settings, Company check. Settle what must be fixed before you rely on exports; each point says how.',
      },
      {
        text: 'Everything under Settings can be changed later and is saved as soon as it is chosen.',
      },
    ],
  },
  {
    id: 'map',
    title: 'Match the lists',
    steps: [
      {
        text: 'Open a few invoices in your practice software: their clients and items then stand under Mapping.',
      },
      {
        text: 'Choose for each what it is in QuickBooks, take a suggestion, or create it there. Each choice is saved at once.',
        picture: 'mapping',
      },
      {
        text: 'Whatever is not matched yet is asked for when an invoice with it is exported.',
      },
    ],
  },
  {
    id: 'export',
    title: 'Export an invoice',
    steps: [
      {
        text: 'Open an issued invoice, or find its row in the list, and press Export to QuickBooks. The panel opens; nothing is sent yet.',
        picture: 'button',
      },
      {
        text: 'Read the preview. It is exactly what QuickBooks will store; a difference of one cent stops the export.',
        picture: 'preview',
      },
      {
        text: 'Confirm. The button turns green, and the receipt links to the document in QuickBooks.',
        picture: 'exported',
      },
    ],
  },
];
