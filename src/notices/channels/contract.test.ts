import assert from 'node:assert/strict';
import { after, before, describe, type TestContext, test } from 'node:test';
import type { Day } from '../../clock/index.ts';
import type { Notice } from '../notice.ts';
import { type ChannelSettings, channelOf } from '../settings.ts';
import {
  dingtalkStandIn,
  mailStandIn,
  type StandIn,
  standsAt,
  webhookStandIn,
  wecomStandIn,
} from './stand-in.fixture.ts';

const parts = { now: () => standsAt, patience: 2000 };

const notice = (id: string, title = '完成县城停车场用地排查', count = 1): Notice => ({
  id,
  county: { zh: '澄川县', en: 'Chengchuan County' },
  simulated: true,
  language: 'zh',
  site: 'https://suohe.example',
  items: Array.from({ length: count }, (_, n) => ({
    kind: { zh: '橙色督办单', en: 'Orange order' },
    number: `澄政督〔2026〕${n + 5}号`,
    title,
    due: '2026-04-10' as Day,
    link: null,
  })),
});

/** Every channel keeps the same promises, each against a server that checks what the real one checks. */
for (const [name, start] of [
  ['e-mail', mailStandIn],
  ['webhook', webhookStandIn],
  ['WeCom', wecomStandIn],
  ['DingTalk', dingtalkStandIn],
] as const) {
  describe(`${name}:`, () => {
    let other: StandIn;
    before(async () => {
      other = await start();
    });
    after(() => other.stop());

    const send = async (what: Notice, mood: StandIn['mood'] = 'well', settings = other.settings) => {
      other.mood = mood;
      return await channelOf(settings, parts).send(what, other.address);
    };

    test('a notice arrives with number, title and day, under its id', async () => {
      assert.deepEqual(await send(notice('n-1')), { outcome: 'delivered' });
      const last = other.arrived.at(-1);
      assert.equal(last?.id, 'n-1');
      for (const words of ['澄政督〔2026〕5号', '完成县城停车场用地排查', '期限：2026年4月10日', '模拟数据'])
        assert.ok(last?.text.includes(words), words);
    });

    test('a repetition carries the same id, so that the receiver can tell it', async () => {
      await send(notice('n-2'));
      await send(notice('n-2'));
      assert.deepEqual(
        other.arrived.slice(-2).map(({ id }) => id),
        ['n-2', 'n-2'],
      );
    });

    test('a title of any sort arrives on one line and adds no header, field or message', async () => {
      const title = `A"}\r\nBcc: x@y.example\r\n.\r\n<b>&\u0000${'长'.repeat(400)}`;
      assert.deepEqual(await send(notice('n-3', title)), { outcome: 'delivered' });
      const last = other.arrived.at(-1);
      assert.equal(last?.id, 'n-3');
      assert.match(last?.text ?? '', /事项：A"} Bcc: x@y\.example \. <b>& 长+…\n/);
    });

    test('a digest that is too long for the receiver says how many it leaves out', async () => {
      assert.deepEqual(await send(notice('n-4', '长'.repeat(100), 60)), { outcome: 'delivered' });
      const text = other.arrived.at(-1)?.text ?? '';
      const told = text.split('橙色督办单').length - 1;
      const left = Number(/另有(\d+)件/.exec(text)?.[1] ?? 0);
      assert.equal(told + left, 60);
    });

    test('a receiver that is busy or too quickly asked gets the notice later', async () => {
      const before = other.arrived.length;
      assert.equal((await send(notice('n-5'), 'busy')).outcome, 'later');
      assert.equal((await send(notice('n-5'), 'too-fast')).outcome, 'later');
      assert.equal(other.arrived.length, before);
    });

    test('a receiver that refuses is not asked again, and the reason is kept', async () => {
      const sent = await send(notice('n-6'), 'refusing');
      assert.equal(sent.outcome, 'refused');
      assert.ok('reason' in sent && sent.reason.zh.length > 3);
    });

    test('a wrong secret delivers nothing, and no reason repeats a secret or an address', async () => {
      const before = other.arrived.length;
      const sent = await send(notice('n-7'), 'well', other.wrong);
      assert.notEqual(sent.outcome, 'delivered');
      assert.equal(other.arrived.length, before);
      assert.doesNotMatch(
        JSON.stringify(sent),
        /not-the-key|another secret|SECf|not it|127\.0\.0\.1|localhost/,
      );
    });

    test('a receiver that stays silent is tried again', async () => {
      other.mood = 'silent';
      const impatient = channelOf(other.settings, { ...parts, patience: 300 });
      assert.equal((await impatient.send(notice('n-8'), other.address)).outcome, 'later');
    });

    test('where nobody listens the notice waits', async () => {
      const gone = await start();
      await gone.stop();
      const sent = await channelOf(gone.settings, parts).send(notice('n-9'), gone.address);
      assert.equal(sent.outcome, 'later');
    });
  });
}

describe('what only one channel has:', () => {
  /** A stand-in that is stopped whatever the test finds. */
  const standing = async (context: TestContext, start: () => Promise<StandIn>): Promise<StandIn> => {
    const other = await start();
    context.after(() => other.stop());
    return other;
  };

  test('a mail server that offers no STARTTLS, or that nobody vouches for, gets neither letter nor password', async (t) => {
    const plain = await standing(t, () => mailStandIn('nothing'));
    assert.equal(
      (await channelOf(plain.settings, parts).send(notice('m-1'), plain.address)).outcome,
      'later',
    );
    const strange = await standing(t, mailStandIn);
    const { ca: _, ...unvouched } = strange.settings as Extract<ChannelSettings, { kind: 'mail' }>;
    assert.equal((await channelOf(unvouched, parts).send(notice('m-1'), strange.address)).outcome, 'later');
    assert.deepEqual([...plain.arrived, ...strange.arrived], []);
  });

  test('an address that is none is refused, and so is one that the server does not know', async (t) => {
    const mail = await standing(t, mailStandIn);
    const channel = channelOf(mail.settings, parts);
    for (const address of ['x@y.example, z@w.example', 'lianluo', 'nobody@elsewhere.example'])
      assert.equal((await channel.send(notice('m-2'), address)).outcome, 'refused', address);
    assert.deepEqual(mail.arrived, []);
  });

  test('who is asked too fast says how long to wait', async (t) => {
    for (const [start, seconds] of [
      [wecomStandIn, 60],
      [dingtalkStandIn, 600],
      [webhookStandIn, 120],
    ] as const) {
      const other = await standing(t, start);
      other.mood = 'too-fast';
      const sent = await channelOf(other.settings, parts).send(notice('r-1'), '');
      assert.equal('afterSeconds' in sent && sent.afterSeconds, seconds);
    }
  });
});
