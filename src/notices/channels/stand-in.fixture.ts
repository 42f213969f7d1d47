import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { ChannelSettings } from '../settings.ts';
import { selfSigned } from './certificate.fixture.ts';

// Servers on the loopback that check what the real ones check, and refuse what they refuse.

/** How a stand-in is to behave: as it should, or as a bad day has it. */
export type Mood = 'well' | 'busy' | 'too-fast' | 'refusing' | 'silent' | 'data-later' | 'data-refused';

/** What arrived, as its reader sees it. */
export type Arrived = { readonly id: string; readonly text: string; readonly raw?: string };

export type StandIn = {
  readonly settings: ChannelSettings;
  /** The same with a secret that is not the server's. */
  readonly wrong: ChannelSettings;
  readonly address: string;
  readonly arrived: Arrived[];
  mood: Mood;
  stop(): Promise<void>;
};

/** The moment at which the channels of the tests stand. */
export const standsAt = Date.parse('2026-04-08T01:00:00.000Z');

type Reply = { status: number; body?: unknown; headers?: Record<string, string> };
type Asked = { url: URL; headers: IncomingMessage['headers']; body: string };

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
};

async function httpServer(answer: (asked: Asked) => Reply | undefined) {
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(request);
    const url = new URL(request.url ?? '/', 'http://localhost');
    const reply = answer({ url, headers: request.headers, body });
    if (!reply) return; // Silent: the caller loses patience.
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
    response.end(JSON.stringify(reply.body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { origin: `http://127.0.0.1:${port}`, stop };
}

const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

const idIn = (text: string): string => /通知编号 (\S+)/.exec(text)?.[1] ?? '';

/** A county's own receiver: it computes the signature again and turns away what is older than five minutes. */
export async function webhookStandIn(): Promise<StandIn> {
  const secret = 'a secret of the county, long enough';
  const arrived: Arrived[] = [];
  const { origin, stop } = await httpServer(({ headers, body }) => {
    const moods: Partial<Record<Mood, Reply>> = {
      busy: { status: 503 },
      'too-fast': { status: 429, headers: { 'retry-after': '120' } },
      refusing: { status: 410 },
    };
    if (self.mood === 'silent') return undefined;
    const bad = moods[self.mood];
    if (bad) return bad;
    const timestamp = String(headers['suohe-timestamp']);
    const mac = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
    if (!same(String(headers['suohe-signature']), `sha256=${mac}`)) return { status: 401 };
    if (Math.abs(Number(timestamp) * 1000 - standsAt) > 300_000) return { status: 401 };
    const { id, text } = JSON.parse(body);
    if (headers['idempotency-key'] !== id) return { status: 400 };
    arrived.push({ id, text });
    return { status: 204 };
  });
  const settings = { kind: 'webhook', url: `${origin}/suohe`, secret, inside: true } as const;
  const wrong = { ...settings, secret: 'another secret, just as long as it' };
  const self: StandIn = { settings, wrong, address: '', arrived, mood: 'well', stop };
  return self;
}

/** What both robots ask of a text. */
function robotText(body: string, most: number): { text: string } | { errcode: number; errmsg: string } {
  const { msgtype, text } = JSON.parse(body);
  if (msgtype !== 'text' || typeof text?.content !== 'string')
    return { errcode: 40008, errmsg: 'invalid message type' };
  if (Buffer.byteLength(text.content) > most) return { errcode: 40058, errmsg: 'content exceed max length' };
  return { text: text.content };
}

/** 企业微信: the key in the address, 2,048 bytes, errcode 45009 for more than 20 a minute, 93000 for an unknown key. */
export async function wecomStandIn(): Promise<StandIn> {
  const arrived: Arrived[] = [];
  const key = '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa';
  const said = (errcode: number, errmsg: string): Reply => ({ status: 200, body: { errcode, errmsg } });
  const { origin, stop } = await httpServer(({ url, body }) => {
    if (self.mood === 'silent') return undefined;
    if (self.mood === 'busy') return said(-1, 'system busy');
    if (self.mood === 'too-fast') return said(45009, 'api freq out of limit');
    if (url.pathname !== '/cgi-bin/webhook/send') return { status: 404 };
    if (url.searchParams.get('key') !== key || self.mood === 'refusing')
      return said(
        93000,
        'invalid webhook url, hint: [17], from ip: 203.0.113.7, more info at https://open.example',
      );
    const read = robotText(body, 2048);
    if ('errcode' in read) return said(read.errcode, read.errmsg);
    arrived.push({ id: idIn(read.text), text: read.text });
    return said(0, 'ok');
  });
  const at = (word: string) =>
    ({ kind: 'wecom', url: `${origin}/cgi-bin/webhook/send?key=${word}`, inside: true }) as const;
  const self: StandIn = {
    settings: at(key),
    wrong: at('not-the-key'),
    address: '',
    arrived,
    mood: 'well',
    stop,
  };
  return self;
}

/** What 钉钉 says to a message: the signature and the hour in which it holds, then the text. */
function dingtalkSays(
  { url, body }: Asked,
  { secret, keyword }: { readonly secret: string; readonly keyword: string | undefined },
): { errcode: number; errmsg: string } | { text: string } {
  if (url.pathname !== '/robot/send') return { errcode: 300005, errmsg: 'token is not exist' };
  if (keyword !== undefined) {
    const read = robotText(body, 20_000);
    if ('errcode' in read || read.text.includes(keyword)) return read;
    return { errcode: 310000, errmsg: 'keywords not in content' };
  }
  const timestamp = url.searchParams.get('timestamp') ?? '';
  const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
  if (!same(url.searchParams.get('sign') ?? '', sign)) return { errcode: 310000, errmsg: 'sign not match' };
  if (Math.abs(Number(timestamp) - standsAt) > 3_600_000)
    return { errcode: 310000, errmsg: 'invalid timestamp' };
  return robotText(body, 20_000);
}

/**
 * 钉钉: token and signature in the address, errcode 310000 for a wrong one, 130101 for more than 20 a minute; with a
 * keyword it asks for that and no signature.
 */
export async function dingtalkStandIn(keyword?: string): Promise<StandIn> {
  const arrived: Arrived[] = [];
  const secret = 'SEC0123456789abcdef0123456789abcdef';
  const said = (errcode: number, errmsg: string): Reply => ({ status: 200, body: { errcode, errmsg } });
  const moods: Partial<Record<Mood, Reply>> = {
    busy: said(-1, '系统繁忙'),
    'too-fast': said(130101, 'send too fast, exceed 20 times per minute'),
    refusing: said(300005, 'token is not exist'),
  };
  const { origin, stop } = await httpServer((asked) => {
    if (self.mood === 'silent') return undefined;
    const bad = moods[self.mood];
    if (bad) return bad;
    const read = dingtalkSays(asked, { secret, keyword });
    if ('errcode' in read) return said(read.errcode, read.errmsg);
    arrived.push({ id: idIn(read.text), text: read.text });
    return said(0, 'ok');
  });
  const url = `${origin}/robot/send?access_token=abc`;
  const settings = { kind: 'dingtalk', url, secret, inside: true } as const;
  const wrong = { ...settings, secret: 'SECffffffffffffffffffffffffffffffff' };
  const self: StandIn = { settings, wrong, address: '', arrived, mood: 'well', stop };
  return self;
}

/** A quoted-printable or Base64 body, and a subject in encoded words, as its reader sees them (RFC 2045, RFC 2047). */
function readLetter(raw: string): Arrived {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const encoding = /^content-transfer-encoding: (\S+)/im.exec(head)?.[1] ?? '7bit';
  const quoted = (text: string): string =>
    Buffer.from(
      text
        .replace(/=\r\n/g, '')
        .replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
      'latin1',
    ).toString('utf8');
  const text = encoding === 'base64' ? Buffer.from(body, 'base64').toString('utf8') : quoted(body);
  const id = /^message-id: <([^@>]+)@/im.exec(head)?.[1] ?? '';
  return { id, text: text.replaceAll('\r\n', '\n'), raw };
}

/** A mail server: takes one domain alone, and says 4xx and 5xx as RFC 5321 has it. */
export async function mailStandIn(offers: 'starttls' | 'nothing' = 'starttls'): Promise<StandIn> {
  const arrived: Arrived[] = [];
  const { key, cert } = selfSigned();
  const failed = (responseCode: number, message: string) =>
    Object.assign(new Error(message), { responseCode });
  const server = new SMTPServer({
    key,
    cert,
    authMethods: ['PLAIN', 'LOGIN'],
    disabledCommands: offers === 'nothing' ? ['STARTTLS'] : [],
    allowInsecureAuth: offers === 'nothing',
    onAuth: ({ username, password }, _session, done) =>
      username === 'ducha' && password === 'open sesame'
        ? done(null, { user: 'ducha' })
        : done(failed(535, 'authentication failed')),
    onRcptTo: ({ address }, _session, done) => {
      if (self.mood === 'busy') return done(failed(451, 'try again later'));
      if (self.mood === 'too-fast') return done(failed(450, 'too many messages'));
      if (self.mood === 'refusing' || !address.endsWith('@caizheng.example'))
        return done(failed(550, 'no such user'));
      return done();
    },
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (self.mood === 'silent') return; // The caller loses patience.
        if (self.mood === 'data-later') return done(failed(451, 'greylisted, try again later'));
        if (self.mood === 'data-refused') return done(failed(554, 'message refused'));
        arrived.push(readLetter(Buffer.concat(parts).toString('latin1')));
        done();
      });
    },
  });
  server.on('error', () => undefined); // A line that the caller broke off is no fault of the server.
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const settings = {
    kind: 'mail',
    host: 'localhost',
    port,
    security: 'starttls',
    user: 'ducha',
    password: 'open sesame',
    from: '县政府督查室 <ducha@zhengfuban.example>',
    ca: cert,
  } as const;
  const self: StandIn = {
    settings,
    wrong: { ...settings, password: 'not it' },
    address: 'lianluo@caizheng.example',
    arrived,
    mood: 'well',
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return self;
}
