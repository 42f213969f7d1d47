import { z } from 'zod';
import { type Notice, subjectOf, textOf } from '../notice.ts';
import type { Channel, ChannelParts, Sent } from '../port.ts';
import { wordsOf } from './words-of.ts';

/** A mail server: how it is reached, who signs in, in whose name. */
export const MailSettings = z.strictObject({
  kind: z.literal('mail'),
  host: z.string().min(1),
  port: z.int().min(1).max(65_535),
  /** `starttls`: refused where the server offers none; `tls` from the first byte; `none` for a server on this machine. */
  security: z.enum(['starttls', 'tls', 'none']),
  user: z.string().optional(),
  password: z.string().optional(),
  from: z.string().regex(/@/),
  /** The certificate of the county's own authority, in PEM. */
  ca: z.string().optional(),
  counties: z.array(z.string()).optional(),
});
type MailSettings = z.infer<typeof MailSettings>;

const Failure = z.object({
  code: z.string().optional(),
  responseCode: z.number().optional(),
  response: z.string().optional(),
});

/**
 * What a failure means. A server that says 4xx asks for another try, one that says 5xx about the address or the
 * message refuses for good (RFC 5321, 4.2.1). A login that is not accepted is our own fault and can be mended, so
 * it is tried again; so is a line that breaks.
 */
function sentByFailure(error: unknown, secrets: readonly string[]): Sent {
  const { code = 'unknown', responseCode, response } = Failure.safeParse(error).data ?? {};
  const said = wordsOf(response ?? String(responseCode ?? ''), secrets);
  const zh = `邮件服务器：${code}${said && ` ${said}`}`;
  const reason = { zh, en: `Mail server: ${code}${said && ` ${said}`}` };
  const aboutMessage = code === 'EENVELOPE' || code === 'EMESSAGE';
  const forGood = aboutMessage && (responseCode === undefined || responseCode >= 500);
  if (forGood) return { outcome: 'refused', scope: 'notice', reason };
  return { outcome: 'later', scope: aboutMessage ? 'notice' : 'channel', reason };
}

/** The library is brought in with the first letter: who sends none does not wait for it. */
async function transportOf(settings: MailSettings, patience: number) {
  const { createTransport } = await import('nodemailer');
  const { host, port, security, user, password, ca } = settings;
  return createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    dnsTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    ...(ca === undefined ? {} : { tls: { ca } }),
  });
}

function letter(notice: Notice, to: string, from: string) {
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    from,
    to,
    messageId: `<${notice.id}@${domain}>`,
    subject: subjectOf(notice),
    text: textOf(notice),
    headers: { 'Suohe-Notice': notice.id, 'Auto-Submitted': 'auto-generated' },
  };
}

const noAddress = { zh: '邮箱地址不完整', en: 'The e-mail address is not complete' };

/** E-mail by SMTP. The id of the notice is the Message-ID, the same at every attempt. */
export const mailChannel = (settings: MailSettings, { patience }: ChannelParts): Channel => ({
  kind: 'mail',
  send: async (notice, address) => {
    if (!z.email().safeParse(address).success)
      return { outcome: 'refused', scope: 'notice', reason: noAddress };
    const transport = await transportOf(settings, patience);
    try {
      await transport.sendMail(letter(notice, address, settings.from));
      return { outcome: 'delivered' };
    } catch (error) {
      // What the other side did is an outcome, not a bug; it is told with its code.
      return sentByFailure(error, [settings.password ?? '', settings.user ?? '']);
    } finally {
      transport.close();
    }
  },
});
