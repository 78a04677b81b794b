import { z } from 'zod';
import type { NoticeChannel } from './notice.ts';

/** Where notices go. Both may be set, or none. */
export interface NoticeConfig {
  email?: { smtpUrl: string; from: string; to: string };
  webhook?: { url: string; secret: string };
}

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** Whether an address is this machine's own. */
export const isLoopbackHost = (hostname: string): boolean => loopback.test(hostname);

const isSmtp = (text: string): boolean => {
  if (!/^smtps?:\/\//.test(text) || !URL.canParse(text)) return false;
  const { hostname, pathname, search } = new URL(text);
  return hostname !== '' && (pathname === '' || pathname === '/') && search === '';
};

const isWebhook = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username } = new URL(text);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
  return isSafe && username === '';
};

/** One address, with or without a name before it. */
const address = z
  .string()
  .max(300)
  .regex(/^([^<>\r\n,;]*<)?[^\s@<>,;]+@[^\s@<>,;]+>?$/)
  .optional();

/** The variables about notices, in the form of the relay's others. */
export const noticeVariables = {
  SMTP_URL: {
    shape: z.string().refine(isSmtp).optional(),
    expected: 'the address of a mail server; only together with NOTICE_FROM and NOTICE_TO',
    example: 'smtps://user:password@mail.example.com:465',
  },
  NOTICE_FROM: {
    shape: address,
    expected: 'the sender of notices; only together with SMTP_URL',
    example: 'Counterfoil <counterfoil@example.com>',
  },
  NOTICE_TO: {
    shape: address,
    expected: 'who is told when QuickBooks needs a reconnect; only together with SMTP_URL',
    example: 'office@example.com',
  },
  NOTICE_WEBHOOK_URL: {
    shape: z.string().max(500).refine(isWebhook).optional(),
    expected: 'an https:// address that takes notices; only together with NOTICE_WEBHOOK_SECRET',
    example: 'https://hooks.example.com/counterfoil',
  },
  NOTICE_WEBHOOK_SECRET: {
    shape: z.string().min(16).max(200).optional(),
    expected: 'at least 16 characters, which sign each call; only with NOTICE_WEBHOOK_URL',
    example: 'the output of: openssl rand -hex 32',
  },
} satisfies Record<string, { shape: z.ZodType; expected: string; example: string }>;

type NoticeVariable = keyof typeof noticeVariables;

const together: NoticeVariable[][] = [
  ['SMTP_URL', 'NOTICE_FROM', 'NOTICE_TO'],
  ['NOTICE_WEBHOOK_URL', 'NOTICE_WEBHOOK_SECRET'],
];

/** Variables that are missing although others of their group are set. */
export const missingNoticeVariables = (values: Record<string, unknown>): NoticeVariable[] =>
  together.flatMap((group) => {
    const missing = group.filter((name) => values[name] === undefined);
    return missing.length === group.length ? [] : missing;
  });

/** The notices of a configuration without contradictions. */
export function noticeConfigOf(values: Record<string, unknown>): NoticeConfig {
  const text = (name: NoticeVariable) => values[name] as string;
  return {
    ...(values.SMTP_URL
      ? { email: { smtpUrl: text('SMTP_URL'), from: text('NOTICE_FROM'), to: text('NOTICE_TO') } }
      : {}),
    ...(values.NOTICE_WEBHOOK_URL
      ? { webhook: { url: text('NOTICE_WEBHOOK_URL'), secret: text('NOTICE_WEBHOOK_SECRET') } }
      : {}),
  };
}

/** The channels that are set up. */
export const noticeChannels = ({ email, webhook }: NoticeConfig): NoticeChannel[] => [
  ...(email ? (['email'] as const) : []),
  ...(webhook ? (['webhook'] as const) : []),
];
