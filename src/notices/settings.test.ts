import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { clockAt } from '../../test/support/county.ts';
import { Refusal } from '../kernel/index.ts';
import { readNoticeParts } from './settings.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'suohe-channels-'));
});
after(() => rmSync(folder, { recursive: true }));

const clock = clockAt('2026-04-08T01:00:00.000Z');

function read(text: string, env: Record<string, string> = {}, mode = 0o600) {
  const file = path.join(folder, 'channels.yaml');
  writeFileSync(file, text);
  chmodSync(file, mode);
  return readNoticeParts({ SUOHE_CHANNELS: file, ...env }, clock);
}

const whole = `
mail: { kind: mail, host: smtp.example, port: 587, security: starttls, user: ducha, password: env:SMTP_PASSWORD, from: 督查室 <ducha@x.example> }
group: { kind: wecom, url: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k", counties: [chengchuan] }
bureau: { kind: dingtalk, url: "https://oapi.dingtalk.com/robot/send?access_token=t", secret: SEC12345678 }
oa: { kind: webhook, url: "https://oa.example/suohe", secret: env:OA_SECRET }
`;
const secrets = { SMTP_PASSWORD: 'open sesame', OA_SECRET: 'sixteen characters' };

const refused = (act: () => unknown): Refusal => {
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    return error;
  }
  assert.fail('nothing was refused');
};

test('the file names channels of every kind; secrets may stand in the environment instead', () => {
  const { channels } = read(whole, secrets);
  assert.deepEqual(
    [...channels].map(([name, { kind }]) => [name, kind]),
    [
      ['mail', 'mail'],
      ['group', 'wecom'],
      ['bureau', 'dingtalk'],
      ['oa', 'webhook'],
    ],
  );
  assert.deepEqual(channels.get('group')?.counties, ['chengchuan']);
});

test('without the setting there are no channels, and nothing is sent', () => {
  assert.equal(readNoticeParts({}, clock).channels.size, 0);
});

test('a file that other users may read is refused', { skip: process.platform === 'win32' }, () => {
  assert.match(refused(() => read(whole, secrets, 0o644)).wording.zh, /chmod 600/);
});

test('what is wrong is named by its field; a secret is never repeated', () => {
  const lacking = refused(() => read(whole, { SMTP_PASSWORD: 'open sesame' }));
  assert.match(lacking.wording.en, /lacks OA_SECRET/);
  const short = refused(() => read('oa: { kind: webhook, url: "https://oa.example", secret: tooshort }'));
  assert.match(short.wording.en, /oa\.secret/);
  const broken = refused(() => read('oa: { secret: hush-hush'));
  for (const { wording } of [lacking, short, broken])
    assert.doesNotMatch(JSON.stringify(wording), /sesame|tooshort|hush/);
});

test('the address of the installation must be one', () => {
  assert.equal(readNoticeParts({ SUOHE_SITE: 'https://suohe.example' }, clock).site, 'https://suohe.example');
  refused(() => readNoticeParts({ SUOHE_SITE: 'suohe.example' }, clock));
});
