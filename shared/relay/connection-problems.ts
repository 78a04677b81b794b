import { type ProblemText, text } from '../problem-text.ts';

/** The connection to a QuickBooks company. */
export const connectionProblems = {
  not_connected: text('No QuickBooks company is connected.', 'Ask an admin to connect one.'),
  accounting_off: text(
    'This practice uses no accounting system, so nothing is exported. Drafts are kept.',
    'An admin can choose QuickBooks Online again and connect a company.',
  ),
  accounting_locked: text(
    'The accounting system cannot be changed while a company is connected. Nothing was changed.',
    'Disconnect the company first; settings, mappings and history are kept.',
  ),
  needs_reconnect: text(
    'The connection to QuickBooks has ended. Settings, mappings and history are kept.',
    'An admin presses Reconnect; waiting exports go on by themselves.',
  ),
  consent_refused: text(
    'The permission was not given, so no company was connected. Nothing was changed.',
    'Press Connect to QuickBooks again when you are ready.',
  ),
  consent_expired: text(
    'This sign-in link was used before, is too old or was started in another browser. Nothing was changed.',
    'Go back to the panel and press Connect to QuickBooks again.',
  ),
  consent_open: text(
    'The sign-in window is still open. Nothing was changed so far.',
    'Finish there and come back to this panel: it then looks again by itself.',
  ),
  consent_failed: text(
    'Intuit did not complete the connection ({reason}). Nothing was changed.',
    'Try again. If it stays, the relay’s Intuit app settings need a look.',
    true,
  ),
  other_company: text(
    'You chose {other}, but this practice is connected to {company}. Nothing was changed.',
    'Choose {company}, or disconnect first to move to another company.',
  ),
  intuit_app_wrong: text(
    'Intuit does not accept the relay’s app credentials.',
    'The person who runs the relay checks INTUIT_CLIENT_ID and INTUIT_CLIENT_SECRET.',
  ),
} as const satisfies Record<string, ProblemText>;
