import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** One message as it arrived. */
export interface Mail {
  from: string;
  to: string[];
  /** Headers and body, quoted-printable undone. */
  text: string;
}

/** A mail server on 127.0.0.1 that keeps what it is sent. */
export interface MailBox {
  port: number;
  mails: Mail[];
  /** While it is set, every message is refused with 451. */
  isRefusing: boolean;
  close(): Promise<void>;
}

export interface MailBoxOptions {
  /** 0 takes a free one. */
  port?: number;
  /** Who may sign in; without it nobody needs to. */
  user?: string;
  password?: string;
}

/** Starts a real SMTP server. */
export async function startMailBox(options: MailBoxOptions = {}): Promise<MailBox> {
  const box: MailBox = {
    port: 0,
    mails: [],
    isRefusing: false,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  const server = new SMTPServer({
    authOptional: options.user === undefined,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS', ...(options.user === undefined ? ['AUTH'] : [])],
    onAuth({ username, password }, _session, done) {
      const isKnown = username === options.user && password === options.password;
      done(isKnown ? null : new Error('who is this?'), { user: username });
    },
    onData(stream, { envelope }, done) {
      text(stream).then((raw) => {
        if (box.isRefusing) return done(Object.assign(new Error('later'), { responseCode: 451 }));
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        const to = envelope.rcptTo.map(({ address }) => address);
        box.mails.push({ from, to, text: plain(raw) });
        return done();
      }, done);
    },
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server.server, 'listening');
  box.port = (server.server.address() as AddressInfo).port;
  return box;
}

/** Folded headers and quoted-printable as people read them. */
const plain = (raw: string): string => {
  const bytes = raw
    .replace(/\r\n/g, '\n')
    .replace(/=\n/g, '')
    .replace(/\n[ \t]+/g, ' ')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
};
