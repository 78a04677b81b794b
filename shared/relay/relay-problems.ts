import { type ProblemText, text } from '../problem-text.ts';

/** What the relay refuses before it looks at a record, and pairing. */
export const relayProblems = {
  bad_request: text(
    'The relay could not read the request ({where}). Nothing was changed.',
    'Update the extension and the relay to the same version.',
  ),
  extension_outdated: text(
    'This extension is too old for the relay. Nothing was changed.',
    'Update the extension to version {needed} or newer, then open this panel again. Drafts are kept.',
  ),
  relay_outdated: text(
    'The relay is version {version}, which is too old for this extension. Nothing was changed.',
    'Ask the person who runs the relay to update it. Drafts are kept.',
  ),
  body_too_large: text(
    'The request is larger than the relay accepts. Nothing was changed.',
    'Split the invoice.',
  ),
  wrong_content_type: text(
    'The relay accepts JSON only. Nothing was changed.',
    'Send application/json with the X-Counterfoil header.',
  ),
  wrong_host: text(
    'The relay does not answer under this host name.',
    'Use the address printed when the relay starts, or set PUBLIC_URL.',
  ),
  route_unknown: text('The relay has no such address.', 'Check the relay address and version.'),
  method_not_allowed: text(
    'The relay does not allow this method here.',
    'Check the API description.',
  ),
  too_many_requests: text(
    'Too many requests in a short time.',
    'Wait a minute, then try again.',
    true,
  ),
  not_paired: text(
    'This browser is not paired with a relay.',
    'Enter the relay address and a pairing code.',
  ),
  token_refused: text(
    'The relay no longer accepts this browser: it was removed, or the relay was set up anew.',
    'Ask your admin for a pairing code and pair again. Drafts are kept.',
  ),
  admin_only: text('Only an admin can do this.', 'Ask an admin of your practice.'),
  code_wrong: text(
    'This pairing code is not valid.',
    'Check the code. After five wrong tries it stops working and a new one is needed.',
  ),
  code_expired: text(
    'This pairing code is used up or expired. Codes work once, for ten minutes.',
    'Ask your admin for a new code.',
  ),
  relay_unreachable: text(
    'The relay does not answer.',
    'Check that it is running and that its address is right. Drafts are kept.',
    true,
  ),
  relay_failed: text(
    'The relay met an error it did not expect (reference {reference}).',
    'Try again. If it stays, give the reference to the person who runs the relay.',
    true,
  ),
  answer_not_understood: text(
    'The relay gave an answer that this extension does not understand ({where}).',
    'Update the extension to the newest version; if it is, ask the person who runs the relay to update that. Drafts are kept.',
  ),
  relay_stopping: text('The relay is restarting.', 'Try again in a few seconds.', true),
  not_found: text('The relay does not know this record.', 'Reload the panel.'),
  settings_untold: text(
    'The relay keeps no settings for this company.',
    'Ask the person who runs the relay to update it; until then nothing can be chosen here.',
  ),
  settings_conflict: text(
    'Somebody else changed the settings at the same time. Yours were not saved.',
    'Look at the new settings and decide again.',
  ),
  settings_other_company: text(
    'These settings were chosen for another QuickBooks company than the one connected now. Nothing was changed.',
    'Reload the panel, then choose again.',
  ),
} as const satisfies Record<string, ProblemText>;
