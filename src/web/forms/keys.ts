import type { FormColumn, FormEvery } from '../../wire/index.ts';
import type { Key } from '../wording/index.ts';

export const everyKeys: readonly (readonly [FormEvery, Key])[] = [
  ['once', 'forms.every.once'],
  ['week', 'forms.every.week'],
  ['month', 'forms.every.month'],
  ['quarter', 'forms.every.quarter'],
  ['half-year', 'forms.every.half-year'],
  ['year', 'forms.every.year'],
];
export const keyOfEvery = (every: FormEvery): Key =>
  everyKeys.find(([id]) => id === every)?.[1] ?? 'forms.every.once';

export const columnKinds: readonly (readonly [FormColumn['kind'], Key])[] = [
  ['number', 'forms.kind.number'],
  ['text', 'forms.kind.text'],
  ['day', 'forms.kind.day'],
  ['yes-no', 'forms.kind.yes-no'],
  ['choice', 'forms.kind.choice'],
];
