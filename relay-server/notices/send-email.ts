import { createTransport } from 'nodemailer';
import type { Notice } from './notice.ts';
import { isLoopbackHost, type NoticeConfig } from './notice-config.ts';
import { noticeText } from './notice-text.ts';

type EmailConfig = NonNullable<NoticeConfig['email']>;

const deadlineMs = 20_000;

/**
 * A connection to the operator's mail server. Beyond this machine a password is given only over
 * TLS, whether from the start (smtps) or after STARTTLS.
 */
function mailServer(smtpUrl: string) {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const secure = protocol === 'smtps:';
  const user = decodeURIComponent(username);
  return createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: user !== '' && !secure && !isLoopbackHost(hostname),
    ...(user === '' ? {} : { auth: { user, pass: decodeURIComponent(password) } }),
    connectionTimeout: deadlineMs,
    greetingTimeout: deadlineMs,
    socketTimeout: deadlineMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** Sends a notice to the admin. Throws when the server does not take it. */
export async function sendEmail({ smtpUrl, from, to }: EmailConfig, notice: Notice): Promise<void> {
  const { subject, paragraphs } = noticeText(notice);
  const server = mailServer(smtpUrl);
  try {
    await server.sendMail({
      from,
      to,
      subject: `Counterfoil: ${subject}`,
      text: `${paragraphs.join('\n\n')}\n`,
      messageId: `<${notice.id}@${new URL(notice.reconnectUrl).hostname}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  } finally {
    server.close();
  }
}

/** Whether the mail server answers and takes the sign-in. Throws when it does not. */
export async function checkMailServer({ smtpUrl }: EmailConfig): Promise<void> {
  const server = mailServer(smtpUrl);
  try {
    await server.verify();
  } finally {
    server.close();
  }
}
