import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAt, menuFor } from './pages.ts';

const addresses = (roles: readonly string[]): string[] => {
  const { daily, groups } = menuFor(roles);
  return [...daily, ...groups.flatMap(({ places }) => places)].map(({ to }) =>
    to.slice('/c/$county/'.length),
  );
};

test('the delivery office has every page but those of the administrator', () => {
  const pages = addresses(['delivery-office']);
  for (const page of ['progress', 'inflow', 'year-end', 'definition']) assert.ok(pages.includes(page), page);
  for (const page of ['people', 'notices']) assert.ok(!pages.includes(page), page);
});

test('a hotline post sees its cases and what it looks up, and nothing of promises', () => {
  assert.deepEqual(addresses(['hotline-desk']), ['ledger', 'work', 'open', 'matters', 'clock']);
});

test('a unit registers nothing for the delivery office, and its menu has no empty group', () => {
  assert.ok(!addresses(['unit', 'head-of-organ']).includes('inflow'));
  assert.deepEqual(
    menuFor(['hotline-desk']).groups.map(({ id }) => id),
    ['ground'],
  );
});

test('an administrator without another post sees what sets the county up', () => {
  assert.deepEqual(addresses(['administrator']), [
    'ledger',
    'work',
    'matters',
    'clock',
    'definition',
    'people',
    'notices',
  ]);
});

test('the daily pages fit into the bar', () => {
  assert.ok(menuFor(['administrator', 'delivery-office', 'unit', 'leader']).daily.length <= 6);
});

test('a case belongs to the ledger, and one meeting to the meetings', () => {
  const { daily, groups } = menuFor(['delivery-office']);
  const at = (pathname: string) =>
    [...daily, ...groups.flatMap(({ places }) => places)]
      .filter((place) => isAt(pathname, place))
      .map(({ to }) => to);
  assert.deepEqual(at('/c/chengchuan/cases/0198'), ['/c/$county/ledger']);
  assert.deepEqual(at('/c/chengchuan/meetings/0198'), ['/c/$county/meetings']);
  assert.deepEqual(at('/c/chengchuan/search'), []);
});
