import { type FormSchema, fieldName, type ReferenceKind, referencesIn } from '../../catalog/index.ts';
import { type Diagnostic, Refusal, type Wording } from '../../kernel/index.ts';
import type { Ground } from '../deciding.ts';

const kinds: Readonly<Record<ReferenceKind, Wording>> = {
  case: { zh: '件', en: 'case' },
  unit: { zh: '单位', en: 'unit' },
  post: { zh: '岗位', en: 'post' },
  matter: { zh: '事项', en: 'matter' },
  scheme: { zh: '评价办法', en: 'scheme' },
  'scheme-line': { zh: '指标、加分或扣分项', en: 'indicator, addition or deduction' },
};

/**
 * What a form refers to has to be there: in this county, and on this day.
 * @throws Refusal `bad-input` with a finding for each field that refers to nothing
 */
export function refuseUnknownReferences(
  { refersTo }: Pick<Ground, 'refersTo'>,
  form: FormSchema | undefined,
  fields: Readonly<Record<string, unknown>>,
): void {
  if (!form || !refersTo) return;
  const unknown = referencesIn(form, fields).filter((one) => refersTo(one) === undefined);
  const diagnostics = unknown.map(({ field, kind, value }): Diagnostic => {
    const name = fieldName(form, field);
    return {
      code: 'refers-to-nothing',
      severity: 'error',
      place: { field },
      message: {
        zh: `“${name.zh}”填的“${value}”，本县没有这样的${kinds[kind].zh}。`,
        en: `“${name.en}” names “${value}”: this county has no such ${kinds[kind].en} today.`,
      },
      hint: { zh: '从列表里查找并选择。', en: 'Search for it and choose it from the list.' },
    };
  });
  const [first] = diagnostics;
  if (!first) return;
  throw new Refusal('bad-input', first.message, { fields: unknown.map(({ field }) => field) }, diagnostics);
}
