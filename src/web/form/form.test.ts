import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FormView } from '../../wire/index.ts';
import { fieldsOf } from './shape.ts';
import { readFields } from './typed.ts';

const form: FormView = {
  required: ['kind', 'content'],
  properties: {
    kind: {
      type: 'string',
      title: '诉求类型',
      titleEn: 'kind',
      enum: ['求助', '投诉'],
      enumEn: ['help', 'complaint'],
    },
    content: { type: 'string', title: '诉求内容', maxLength: 5000 },
    place: { type: 'string', title: '事发地点', maxLength: 200 },
    since: { type: 'string', format: 'date' },
    people: { type: 'integer' },
    share: { type: ['number', 'null'] },
    urgent: { type: 'boolean' },
    missing: { type: 'array', items: { type: 'string' } },
    milestones: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string', maxLength: 50 }, planned: { type: ['number', 'null'] } },
      },
    },
  },
};
const fields = fieldsOf(form);

test('a form is drawn from its JSON Schema: each property is a field of its kind', () => {
  assert.deepEqual(
    fields.map(({ name, shape }) => `${name} ${shape.kind}`),
    [
      'kind choice',
      'content text',
      'place text',
      'since day',
      'people number',
      'share number',
      'urgent tick',
      'missing lines',
      'milestones rows',
    ],
  );
  const [kind, content, place] = fields;
  assert.deepEqual(kind?.label, { zh: '诉求类型', en: 'kind' });
  assert.ok(kind?.shape.kind === 'choice' && kind.shape.options[1]?.en === 'complaint');
  assert.deepEqual(
    [content?.shape, place?.shape].map((shape) => shape?.kind === 'text' && shape.long),
    [true, false],
  );
});

test('what is typed becomes values: numbers are numbers, lines are lists, what is empty is left out', () => {
  const { values, faults } = readFields(fields, {
    kind: '求助',
    content: ' 路灯不亮 ',
    place: '  ',
    since: '2025-02-01',
    people: '1,200',
    share: '3.5',
    urgent: false,
    missing: '身份证\n\n 租赁合同 ',
    milestones: [{ name: '完成招标', planned: '' }],
  });
  assert.deepEqual(faults, {});
  assert.deepEqual(values, {
    kind: '求助',
    content: '路灯不亮',
    since: '2025-02-01',
    people: 1200,
    share: 3.5,
    missing: ['身份证', '租赁合同'],
    milestones: [{ name: '完成招标' }],
  });
});

test('what is missing or no number is said at its field, in a row at its cell', () => {
  const { faults } = readFields(fields, { people: '三个', share: '1.5', milestones: [{ planned: '3' }] });
  assert.deepEqual(faults, {
    kind: 'form.fault.choose',
    content: 'form.fault.missing',
    people: 'form.fault.number',
    'milestones.0.name': 'form.fault.missing',
  });
  assert.deepEqual(readFields(fields, { kind: '求助', content: 'x', people: '1.5' }).faults, {
    people: 'form.fault.whole',
  });
});

test('a time of day is the county’s, whatever the machine says', () => {
  const { values } = readFields(
    [{ name: 'at', label: { zh: '', en: '' }, required: true, shape: { kind: 'moment' } }],
    { at: '2025-02-10T09:30' },
  );
  assert.deepEqual(values, { at: '2025-02-10T01:30:00.000Z' });
});
