import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import type { Notice } from '../notice.ts';
import type { Sent } from '../port.ts';
import { type ChannelSettings, channelOf } from '../settings.ts';
import { dingtalkSign } from './dingtalk.ts';
import { isInside } from './inside.ts';
import { dingtalkStandIn, mailStandIn, type StandIn, standsAt, wecomStandIn } from './stand-in.fixture.ts';
import { wordsOf } from './words-of.ts';

const parts = { now: () => standsAt, patience: 2000 };

const notice = (wish: Partial<Notice> = {}): Notice => ({
  id: 'p-1',
  county: { zh: '澄川县', en: 'Chengchuan County' },
  simulated: true,
  language: 'zh',
  site: null,
  items: [
    {
      kind: { zh: '橙色督办单', en: 'Orange order' },
      number: '澄政督〔2026〕5号',
      title: '完成停车场用地排查',
      due: null,
      link: null,
    },
  ],
  ...wish,
});

const standing = async (context: TestContext, start: () => Promise<StandIn>): Promise<StandIn> => {
  const other = await start();
  context.after(() => other.stop());
  return other;
};

const send = (settings: ChannelSettings, what = notice(), address = '', more = parts): Promise<Sent> =>
  channelOf(settings, more).send(what, address);

/** A server that gives one answer to everything, and keeps what it was asked. */
async function answering(context: TestContext, status: number, body: string, headers = {}) {
  const asked: { path: string; body: string }[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => {
      text += part;
    });
    request.on('end', () => {
      asked.push({ path: request.url ?? '', body: text });
      response.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const said = (sent: Sent) => (sent.outcome === 'delivered' ? undefined : sent);

test('the signature of DingTalk is the one of its own description, for a known time and secret', () => {
  // Computed apart from this program: printf '1577262236757\nthis is secret' | openssl dgst -sha256 -hmac 'this is secret' -binary | base64
  assert.equal(
    dingtalkSign('this is secret', '1577262236757'),
    'hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM=',
  );
});

test('a robot with a wrong key or signature refuses the channel, with its words and without our secrets', async (t) => {
  for (const [start, words] of [
    [wecomStandIn, /机器人地址不对.*93000.*invalid webhook url/],
    [dingtalkStandIn, /安全设置.*310000.*sign not match/],
  ] as const) {
    const other = await standing(t, start);
    const sent = said(await send(other.wrong));
    assert.deepEqual([sent?.outcome, sent?.scope], ['refused', 'channel']);
    assert.match(sent?.reason.zh ?? '', words);
    assert.doesNotMatch(JSON.stringify(sent), /not-the-key|SECf/);
  }
});

test('a clock that is an hour wrong is told as a matter of the channel, not of the notice', async (t) => {
  const other = await standing(t, dingtalkStandIn);
  const late = { ...parts, now: () => standsAt + 3_700_000 };
  const sent = said(await send(other.settings, notice(), '', late));
  assert.deepEqual([sent?.outcome, sent?.scope], ['refused', 'channel']);
  assert.match(sent?.reason.zh ?? '', /服务器时间.*invalid timestamp/);
});

test('a DingTalk robot that goes by a word gets it in every message, once', async (t) => {
  const other = await standing(t, () => dingtalkStandIn('督办提醒'));
  const { secret: _, ...plain } = other.settings as ChannelSettings & { kind: 'dingtalk' };
  const refused = said(await send(plain));
  assert.match(refused?.reason.zh ?? '', /关键词.*keywords not in content/);
  const worded = { ...plain, keyword: '督办提醒' };
  assert.equal((await send(worded)).outcome, 'delivered');
  const [item] = notice().items;
  const titled = notice({ items: item ? [{ ...item, title: '督办提醒' }] : [] });
  assert.equal((await send(worded, titled)).outcome, 'delivered');
  assert.equal(other.arrived.at(-1)?.text.split('督办提醒').length, 2);
});

test('content that a robot does not take concerns this notice alone', async (t) => {
  const body = JSON.stringify({ errcode: 430102, errmsg: '含有不合适的文本' });
  const { url } = await answering(t, 200, body);
  const sent = said(await send({ kind: 'dingtalk', url, inside: true }));
  assert.deepEqual([sent?.outcome, sent?.scope], ['refused', 'notice']);
  assert.match(sent?.reason.en ?? '', /430102: 含有不合适的文本/);
});

test('the words of the other side are shown on one line, without addresses and secrets', () => {
  const words =
    'invalid webhook url, hint: [1], from ip: 203.0.113.7,\r\nmore info at https://open.example/x?key=abcd to a@b.example SECRET';
  assert.equal(
    wordsOf(words, ['SECRET']),
    'invalid webhook url, hint: [1], from ip: …, more info at … to … …',
  );
  assert.ok([...wordsOf('长'.repeat(500))].length <= 160);
});

test('a redirection is not followed: what was signed goes to nobody else', async (t) => {
  const elsewhere = await answering(t, 200, '{}');
  const first = await answering(t, 302, '', { location: `${elsewhere.url}/other` });
  const settings = { kind: 'webhook', url: first.url, secret: 'long enough a secret', inside: true } as const;
  const sent = said(await send(settings));
  assert.deepEqual([sent?.outcome, sent?.scope], ['refused', 'channel']);
  assert.equal(elsewhere.asked.length, 0);
});

test('nothing is sent into this machine or its own network unless the settings say so', async (t) => {
  const { url, asked } = await answering(t, 200, '{}');
  const { port } = new URL(url);
  const hosts = ['127.0.0.1', 'localhost', '2130706433', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0'];
  for (const host of hosts) {
    const settings = {
      kind: 'webhook',
      url: `http://${host}:${port}/x`,
      secret: 'long enough a secret',
    } as const;
    const sent = said(await send(settings));
    assert.deepEqual([sent?.outcome, sent?.scope], ['refused', 'channel'], host);
    assert.match(sent?.reason.zh ?? '', /inside: true/);
  }
  assert.equal(asked.length, 0);
  for (const address of ['10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', 'fd00::1'])
    assert.ok(isInside(address), address);
  for (const address of ['203.0.113.7', '8.8.8.8', '172.32.0.1', '2001:4860:4860::8888', 'oa.example'])
    assert.ok(!isInside(address), address);
});

/** A letter as it goes over the line. */
const rawOf = async (t: TestContext, what: Notice): Promise<string> => {
  const other = await standing(t, mailStandIn);
  assert.equal((await send(other.settings, what, other.address)).outcome, 'delivered');
  return other.arrived.at(-1)?.raw ?? '';
};

test('the name of a county or the title of a matter adds no header to a letter', async (t) => {
  const evil = 'A县\r\nBcc: spy@elsewhere.example\r\n\r\nbody';
  const [item] = notice().items;
  const items = item ? [{ ...item, title: `${evil}\u2028X-Evil: 1`, number: evil }] : [];
  const raw = await rawOf(t, notice({ county: { zh: evil, en: evil }, items }));
  const [head = ''] = raw.split('\r\n\r\n');
  const names = head
    .split('\r\n')
    .filter((line) => !/^\s/.test(line))
    .map((line) => line.split(':')[0]);
  const ours = ['Suohe-Notice', 'Auto-Submitted', 'From', 'To', 'Subject', 'Message-ID'];
  const ofMime = ['Content-Transfer-Encoding', 'Date', 'MIME-Version', 'Content-Type'];
  assert.deepEqual(names.toSorted(), [...ours, ...ofMime].toSorted());
});

test('Chinese in subject and sender is encoded, and no line is longer than a mail server takes', async (t) => {
  const [item] = notice().items;
  const long = `${'长'.repeat(40)}${'a'.repeat(1200)}`;
  const raw = await rawOf(
    t,
    notice({ items: item ? Array.from({ length: 20 }, () => ({ ...item, title: long })) : [] }),
  );
  const lines = raw.split('\r\n');
  assert.ok(
    lines.every((line) => Buffer.byteLength(line) <= 998),
    'RFC 5322, 2.1.1',
  );
  const [head = ''] = raw.split('\r\n\r\n');
  assert.doesNotMatch(head, /[^\t\r\n\x20-\x7e]/, 'headers are ASCII (RFC 2047)');
  const encoded = head.match(/=\?[^?]+\?[BQ]\?[^?]*\?=/gi) ?? [];
  assert.ok(encoded.length >= 2);
  assert.ok(
    encoded.every((word) => word.length <= 75),
    'RFC 2047, 2',
  );
  assert.match(head, /^content-transfer-encoding: (base64|quoted-printable)$/im);
});

test('a server that puts a letter off after its text is tried again; one that turns it down is not', async (t) => {
  const other = await standing(t, mailStandIn);
  for (const [mood, outcome] of [
    ['data-later', 'later'],
    ['data-refused', 'refused'],
  ] as const) {
    other.mood = mood;
    const sent = said(await send(other.settings, notice(), other.address));
    assert.deepEqual([sent?.outcome, sent?.scope], [outcome, 'notice']);
  }
});

test('a password that is wrong is told in the words of the server, and mended it goes on', async (t) => {
  const other = await standing(t, mailStandIn);
  const sent = said(await send(other.wrong, notice(), other.address));
  assert.deepEqual([sent?.outcome, sent?.scope], ['later', 'channel']);
  assert.match(sent?.reason.zh ?? '', /535 authentication failed/);
  assert.equal((await send(other.settings, notice(), other.address)).outcome, 'delivered');
});
