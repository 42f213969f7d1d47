import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Arrow, clausesOf, type Marked, markFrom, moveMarked } from './by-clause.ts';

const text = '一、民生\n新建食堂7家，改造管网2.5公里。办好实事；让街巷更亮、\n  更净。';
const clauses = clausesOf(text);
const words = ({ first, last }: Marked) => text.slice(clauses[first]?.start, clauses[last]?.end);
const start = markFrom(clauses, text.indexOf('改造')) ?? { first: 0, last: 0 };

const arrows: readonly Arrow[] = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];
const after = (...keys: (Arrow | `+${Arrow}`)[]) =>
  words(
    keys.reduce((marked, key) => {
      const arrow = arrows.find((one) => key.endsWith(one));
      return arrow ? moveMarked(clauses, marked, arrow, key.startsWith('+')) : marked;
    }, start),
  );

test('clauses end at stops, without them, and a point inside a figure ends nothing', () => {
  assert.deepEqual(
    clauses.map(({ start: from, end }) => text.slice(from, end)),
    ['一', '民生', '新建食堂7家', '改造管网2.5公里', '办好实事', '让街巷更亮', '更净'],
  );
});

test('marking begins with the whole sentence', () => {
  assert.equal(words(start), '新建食堂7家，改造管网2.5公里');
});

test('left and right go by clauses, up and down by sentences', () => {
  assert.equal(after('ArrowRight'), '改造管网2.5公里');
  assert.equal(after('ArrowLeft'), '新建食堂7家');
  assert.equal(after('ArrowLeft', 'ArrowRight'), '改造管网2.5公里');
  assert.equal(after('ArrowDown'), '办好实事');
  assert.equal(after('ArrowUp'), '一、民生');
});

test('with Shift the beginning stays and the end moves, never before the beginning', () => {
  assert.equal(after('+ArrowDown'), '新建食堂7家，改造管网2.5公里。办好实事');
  assert.equal(after('+ArrowLeft', '+ArrowLeft'), '新建食堂7家');
  assert.equal(after('+ArrowLeft', '+ArrowRight'), '新建食堂7家，改造管网2.5公里');
  assert.equal(after('+ArrowUp'), '新建食堂7家');
});

test('at the ends of the text nothing moves', () => {
  assert.equal(after('ArrowUp', 'ArrowUp', 'ArrowUp'), '一、民生');
  assert.equal(after('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight'), '更净');
});
