import type { Diagnostic } from '../../kernel/index.ts';
import { quoted } from '../finding.ts';
import type { Entry, Path } from '../source.ts';
import { at, unknown } from './finding-at.ts';
import { fieldsWithoutEnglish, formFault } from './form.ts';
import type { FormSchema, Matter } from './matter.ts';
import { referenceFaults } from './reference.ts';

/** All forms of a matter, each with its place in the file. */
function formsOf({ record }: Entry<Matter>): { schema: FormSchema; path: Path }[] {
  const { form, privateForm, steps } = record;
  const forms: { schema: FormSchema | undefined; path: Path }[] = [
    { schema: form, path: ['form'] },
    { schema: privateForm, path: ['privateForm'] },
    ...Object.entries(steps).flatMap(([id, step]) => [
      { schema: step.form, path: ['steps', id, 'form'] },
      { schema: step.privateForm, path: ['steps', id, 'privateForm'] },
    ]),
  ];
  return forms.flatMap(({ schema, path }) => (schema ? [{ schema, path }] : []));
}

/** Words that screens in English lack: one finding a matter, at the first of them. */
export function checkEnglish(entry: Entry<Matter>): Diagnostic[] {
  const lacking = formsOf(entry).flatMap(({ schema, path }) =>
    fieldsWithoutEnglish(schema).map((field) => ({ ...field, path: [...path, ...field.path] })),
  );
  const [first] = lacking;
  if (!first) return [];
  const names = lacking.map(({ name }) => quoted(name)).join('、');
  return [
    at(
      entry,
      first.path,
      'no-english',
      [
        `英文界面上这些字段会显示中文：${names}。`,
        `Screens in English would show these fields in Chinese: ${names}.`,
        '给字段写 title_en，有说明的写 description_en，有选项的写 enum_en（与 enum 一一对应）。',
        'Write title_en at the field, description_en where it has a description, enum_en (a word for each value) where it has a choice.',
      ],
      'warning',
    ),
  ];
}

/** What fields refer to can be looked up. */
export function checkReferences(entry: Entry<Matter>, matters: ReadonlySet<string>): Diagnostic[] {
  return formsOf(entry).flatMap(({ schema, path }) =>
    referenceFaults(schema, matters).map(({ path: within, zh, en }) =>
      at(entry, [...path, ...within], 'wrong-reference', [
        zh,
        en,
        '写成 refers_to: unit，或 refers_to: { kind: case, matters: [commitment] }；能引用什么见 matters/README.md。',
        'Write refers_to: unit, or refers_to: { kind: case, matters: [commitment] }; what there is: matters/README.md.',
      ]),
    ),
  );
}

/** Forms as they are written, and the fields that may be public. */
export function checkForms(entry: Entry<Matter>): Diagnostic[] {
  const { form } = entry.record;
  const broken = formsOf(entry).flatMap(({ schema, path }) => {
    const fault = formFault(schema);
    if (!fault) return [];
    return [
      at(entry, [...path, ...fault.path], 'wrong-form', [
        `表单写法不对：${fault.zh}`,
        `The form is not well written: ${fault.en}`,
        '按 JSON Schema（2020-12）写各字段的 type、title、maxLength、enum 等。',
        'Write each field as JSON Schema (2020-12): type, title, maxLength, enum and so on.',
      ]),
    ];
  });
  const fields = new Set(Object.keys(form?.properties ?? {}));
  const open = (['public', 'grounds'] as const).flatMap((list) =>
    entry.record[list].map((name, index) => ({ name, path: [list, index] as Path })),
  );
  const general = ['title', 'number', 'lead', 'deadline', 'stage'];
  return [
    ...broken,
    ...unknown(entry, open, new Set([...general, ...fields]), {
      zh: '公开字段（非公开表单的字段不能公开）',
      en: 'field that may be public (those of the private form may not)',
      list: 'field',
    }),
  ];
}
