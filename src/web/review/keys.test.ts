import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandOf } from './keys.ts';

const press = (key: string, more = {}) =>
  commandOf({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    inField: false,
    onControl: false,
    ...more,
  });

test('single keys work the list', () => {
  assert.deepEqual(
    ['j', 'ArrowDown', 'k', 'ArrowUp', 'w', 'n', 'p', 'Enter', 'x'].map((key) => press(key)),
    ['next', 'next', 'previous', 'previous', 'waive', 'next-proposed', 'mark', 'confirm', undefined],
  );
});

test('figures take the suggested lead units', () => {
  assert.deepEqual(
    ['1', '2', '3', '4'].map((key) => press(key)),
    ['lead-1', 'lead-2', 'lead-3', undefined],
  );
});

test('typing in a field decides nothing', () => {
  for (const key of ['j', 'w', 'n', 'Enter', 'ArrowDown'])
    assert.equal(press(key, { inField: true }), undefined);
});

test('Ctrl+Enter confirms from a field too', () => {
  assert.equal(press('Enter', { inField: true, ctrlKey: true }), 'confirm');
  assert.equal(press('Enter', { inField: true, metaKey: true }), 'confirm');
});

test('shortcuts of the browser stay with the browser', () => {
  assert.equal(press('w', { ctrlKey: true }), undefined);
  assert.equal(press('ArrowUp', { altKey: true }), undefined);
});

test('Enter on a button works the button', () => {
  assert.equal(press('Enter', { onControl: true }), undefined);
});
