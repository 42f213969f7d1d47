import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MatterView } from '../../wire/index.ts';
import { fieldsOf } from '../form/shape.ts';
import { askedAtOpening, emptyOpening, readOpening } from './opening.ts';

const form = {
  required: ['content'],
  properties: { content: { type: 'string' }, guidance: { type: 'string' } },
};
const secret = fieldsOf({ required: [], properties: { phone: { type: 'string', maxLength: 40 } } });
const fields = { form: fieldsOf(form), private: secret };

test('an opening is sent in its parts: what is public, what is private, who does it', () => {
  const { asked, faults } = readOpening('hotline', fields, {
    ...emptyOpening,
    head: { title: '路灯不亮' },
    form: { content: '东门街' },
    private: { phone: '000' },
    work: { lead: 'zhujianju', joins: [], deadline: '' },
  });
  assert.deepEqual(faults, {});
  assert.deepEqual(asked, {
    matter: 'hotline',
    title: '路灯不亮',
    lead: 'zhujianju',
    fields: { content: '东门街' },
    private: { phone: '000' },
  });
});

test('a case from another level names who sent it and its number there, or neither', () => {
  const read = (source: object) =>
    readOpening('hotline', fields, {
      ...emptyOpening,
      head: { title: 'x' },
      form: { content: 'y' },
      source: { ...source },
    });
  assert.deepEqual(read({ due: '2026-03-01' }).faults, {
    from: 'form.fault.missing',
    number: 'form.fault.missing',
  });
  const { asked, faults } = read({ from: '市12345', number: 'A1', receivedAt: '2026-02-01T09:00' });
  assert.deepEqual(faults, {});
  assert.deepEqual(
    ['source' in asked && asked.source, 'receivedAt' in asked && asked.receivedAt],
    [{ kind: 'handover', from: '市12345', number: 'A1', due: null }, '2026-02-01T01:00:00.000Z'],
  );
});

test('what only a later step asks for is not asked at the opening', () => {
  const steps = [
    { form: { required: ['guidance'], properties: { guidance: {} } } },
  ] as unknown as MatterView['steps'];
  assert.deepEqual(
    askedAtOpening({ form, steps }).map(({ name }) => name),
    ['content'],
  );
});
