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
  /** Whether it came over TLS. */
  isSecure: boolean;
}

/** A mail server on this machine that keeps what it is sent. */
export interface MailBox {
  port: number;
  mails: Mail[];
  /** Every sign-in that was tried. */
  signIns: { user: string; password: string; isSecure: boolean }[];
  /** Who may sign in from now on. */
  password: string | undefined;
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
  /** 127.0.0.1 unless given. */
  host?: string;
  /** A key and its certificate: STARTTLS is offered, or with `fromStart` nothing else is spoken. */
  tls?: { key: string; cert: string; fromStart?: boolean };
}

/** Starts a real SMTP server. */
export async function startMailBox(options: MailBoxOptions = {}): Promise<MailBox> {
  const box: MailBox = {
    port: 0,
    mails: [],
    signIns: [],
    password: options.password,
    isRefusing: false,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  const server = new SMTPServer({
    authOptional: options.user === undefined,
    allowInsecureAuth: true,
    disabledCommands: [
      ...(options.tls ? [] : ['STARTTLS']),
      ...(options.user === undefined ? ['AUTH'] : []),
    ],
    ...(options.tls
      ? { key: options.tls.key, cert: options.tls.cert, secure: options.tls.fromStart === true }
      : {}),
    onAuth({ username, password }, session, done) {
      const user = username ?? '';
      box.signIns.push({ user, password: password ?? '', isSecure: session.secure });
      const isKnown = user === options.user && password === box.password;
      done(isKnown ? null : new Error('who is this?'), { user });
    },
    onData(stream, { envelope, secure }, done) {
      text(stream).then((raw) => {
        if (box.isRefusing) return done(Object.assign(new Error('later'), { responseCode: 451 }));
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        const to = envelope.rcptTo.map(({ address }) => address);
        box.mails.push({ from, to, text: plain(raw), isSecure: secure });
        return done();
      }, done);
    },
  });
  // A client that ends the talk because it does not trust the certificate is an error here.
  server.on('error', () => {});
  server.listen(options.port ?? 0, options.host ?? '127.0.0.1');
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
