import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../clock/index.ts';
import { cutTo, type Notice, type NoticeItem, subjectOf, textOf } from './notice.ts';

const item = (title: string, number = '澄政督〔2026〕5号'): NoticeItem => ({
  kind: { zh: '橙色督办单', en: 'Orange order' },
  number,
  title,
  due: '2026-04-10' as Day,
  link: 'https://suohe.example/answer/chengchuan#token-of-forty-three-characters-or-so-as-it-is',
});

const notice = (items: readonly NoticeItem[], wish: Partial<Notice> = {}): Notice => ({
  id: '0123456789abcdef0123456789abcdef',
  county: { zh: '澄川县', en: 'Chengchuan County' },
  simulated: false,
  language: 'zh',
  items,
  site: 'https://suohe.example',
  ...wish,
});

test('a text keeps within the bytes of its receiver, whatever is told and however much', () => {
  const titles = ['排查', '长'.repeat(300), '👨‍👩‍👧‍👦'.repeat(60), 'a b\r\nc', '\u0000'];
  for (const most of [2048, 4096, 900])
    for (const count of [1, 2, 7, 60])
      for (const title of titles) {
        const text = textOf(notice(Array.from({ length: count }, () => item(title))), most);
        assert.ok(Buffer.byteLength(text) <= most, `${count} of ${title.slice(0, 4)} in ${most}`);
        assert.ok(text.isWellFormed());
        assert.match(text, /通知编号 0123456789abcdef0123456789abcdef$/);
      }
});

test('what does not fit is counted, with where to find it', () => {
  const text = textOf(notice(Array.from({ length: 30 }, () => item('长'.repeat(100)))), 2048);
  const told = text.split('橙色督办单').length - 1;
  assert.ok(told >= 1 && told < 30);
  assert.match(text, new RegExp(`另有${30 - told}件，请登录系统查看：https://suohe\\.example`));
});

test('one thing that is too long has its title cut between two characters, and keeps its link', () => {
  const text = textOf(notice([item('👨‍👩‍👧‍👦'.repeat(60))]), 500);
  assert.ok(Buffer.byteLength(text) <= 500);
  assert.match(text, /事项：(?:👨‍👩‍👧‍👦)*…\n/u);
  assert.match(text, /在线回复：https:\/\/suohe\.example\/answer/);
});

test('a text is cut where its bytes allow, never within a character', () => {
  assert.equal(cutTo('长江', 6), '长江');
  assert.equal(cutTo('长江水', 8), '长…');
  assert.equal(cutTo('e\u0301e\u0301e\u0301', 7), 'e\u0301…');
});

test('who reads English gets English round the Chinese number and title', () => {
  const told = notice([item('完成停车场用地排查')], { language: 'en', simulated: true });
  assert.equal(
    subjectOf(told),
    '【Chengchuan County, delivery office·simulated data】Orange order 澄政督〔2026〕5号 完成停车场用地排查',
  );
  const text = textOf(told);
  for (const words of ['Matter: 完成停车场用地排查', 'Due: 10 April 2026', 'Answer online: https://'])
    assert.ok(text.includes(words), words);
  assert.doesNotMatch(text, /期限|事项/);
});

test('a trial says that it is one, and that nothing is to be done', () => {
  for (const [language, words] of [
    ['zh', /试发的通知.*不需要办理/],
    ['en', /This is a trial.*Nothing is to be done/],
  ] as const)
    assert.match(textOf(notice([], { language })), words);
});
