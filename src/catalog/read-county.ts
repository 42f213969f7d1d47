import { z } from 'zod';
import type { Diagnostic } from '../kernel/index.ts';
import { County, Duty, Goal, Measure, Organisation, Place, Post } from './definition.ts';
import type { DraftCounty, DraftList, DraftPlan } from './draft.ts';
import { Text } from './field.ts';
import { finding, quoted } from './finding.ts';
import { LocalDay } from './local-day.ts';
import { Matter } from './matter/matter.ts';
import { Cap, Demand, MeetingSeries } from './office.ts';
import { PlanHead, PlanSection, PlanTarget } from './plan.ts';
import { Scheme } from './scheme/scheme.ts';
import { shapeOf } from './shape.ts';
import { camelCase, type Entry, type Path, type SourceFile, snakeCase } from './source.ts';
import { readTable } from './table-file.ts';
import { readYaml } from './yaml-file.ts';

/** The files of a county that must be there, and those that may be. */
const required = ['county.yaml', 'organisations.yaml', 'posts.yaml'];
const optional = [
  'places.csv',
  'places.tsv',
  'duties.yaml',
  'measures.yaml',
  'goals.yaml',
  'local-days.yaml',
  'meetings.yaml',
  'demands.yaml',
  'caps.yaml',
];
const planFile = /^plan-\d{4}\.yaml$/;
const schemeFile = /^scheme-[a-z][a-z0-9-]*\.yaml$/;
/** One matter a file; those that come with Suohe stand under `matters/`. */
const matterFile = /(?:^matter-|\/matters\/)[a-z][a-z0-9-]*\.yaml$/;

export type Origins = Record<
  string,
  { readonly source?: string | undefined; readonly note?: string | undefined }
>;

/** Where a file comes from, and a remark on it: these travel with the definition. */
const origin = { source: Text.optional(), note: Text.optional() };

type Reader = {
  readonly files: ReadonlyMap<string, string>;
  /** Files that are there but were refused before they were read. */
  readonly refused: ReadonlySet<string>;
  readonly found: Diagnostic[];
  readonly origins: Origins;
};

/** Adds findings one by one: a list of a hundred thousand is more than a call takes as arguments. */
function report(reader: Reader, found: readonly Diagnostic[]): void {
  for (const each of found) reader.found.push(each);
}

/** What is assumed must name fields that stand in the record; parts of it, like milestones, have their own. */
function checkAssumed(entry: Entry<object>, within: Path = []): Diagnostic[] {
  const { record } = entry;
  const assumed = 'assumed' in record && Array.isArray(record.assumed) ? record.assumed.map(String) : [];
  const own = assumed.flatMap((field, index) =>
    field in record && !['assumed', 'note'].includes(field)
      ? []
      : [assumedAbsent(field, entry.placeOf(...within, 'assumed', index))],
  );
  const parts = Object.entries(record).flatMap(([field, value]) =>
    (Array.isArray(value) ? value : []).flatMap((part: unknown, index) =>
      typeof part === 'object' && part !== null
        ? checkAssumed({ record: part, placeOf: entry.placeOf }, [...within, field, index])
        : [],
    ),
  );
  return [...own, ...parts];
}

const assumedAbsent = (field: string, place: Diagnostic['place']): Diagnostic =>
  finding(place, {
    code: 'assumed-field-absent',
    zh: `assumed 里的“${quoted(snakeCase(field))}”不是这条记录写有的字段。`,
    en: `“${quoted(snakeCase(field))}” under assumed is no field that this record gives.`,
    doZh: '只列本条里凭推定填写的字段。',
    doEn: 'List only fields of this record whose value was assumed.',
  });

type Assumable = { assumed: readonly string[] };

function listOf<T extends Assumable>(
  reader: Reader,
  source: SourceFile,
  key: string,
  schema: z.ZodType<T>,
  idField = 'id',
): DraftList<T> {
  const raw = fieldOf(source.value, key);
  if (!Array.isArray(raw)) return unreadable;
  const entries: Entry<T>[] = [];
  const broken = new Set<string>();
  for (const index of raw.keys()) {
    const shape = shapeOf(schema, source, [key, index]);
    report(reader, shape.found);
    if (shape.entry === undefined) broken.add(String(fieldOf(shape.raw, idField)));
    else {
      entries.push(shape.entry);
      report(reader, checkAssumed(shape.entry));
    }
  }
  return { entries, broken };
}

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;

/** Holds the head of a list file against its schema: nothing beside the lists, the source and a note. */
function headOf<T>(reader: Reader, source: SourceFile, schema: z.ZodType<T>): Entry<T> | undefined {
  const { entry, found } = shapeOf(schema, source, []);
  report(reader, found);
  const cited = fieldOf(source.value, 'source');
  const note = fieldOf(source.value, 'note');
  reader.origins[source.file] = {
    ...(typeof cited === 'string' ? { source: cited } : {}),
    ...(typeof note === 'string' ? { note } : {}),
  };
  return entry;
}

const empty = { entries: [], broken: new Set<string>() };
/** What refers into a file that could not be read is not at fault. */
const unreadable = { entries: [], broken: 'all' } as const;

/** A file that need not be there, and is not. */
const isAbsent = (reader: Reader, ...files: string[]): boolean =>
  files.every((file) => !required.includes(file) && !reader.refused.has(file));

/** Reads the list file of one kind, where it is there. */
function readList<T extends Assumable>(
  reader: Reader,
  file: string,
  key: string,
  schema: z.ZodType<T>,
  idField = 'id',
): DraftList<T> {
  const text = reader.files.get(file);
  if (text === undefined) return isAbsent(reader, file) ? empty : unreadable;
  const source = readYaml(file, text);
  report(reader, source.diagnostics);
  if (source.value === undefined) return unreadable;
  headOf(reader, source, z.strictObject({ ...origin, [key]: z.array(z.unknown()) }));
  return listOf(reader, source, key, schema, idField);
}

/** In a table, assumed fields stand in one cell, parted by blanks. */
const PlaceRow = Place.extend({
  assumed: z
    .string()
    .transform((cell) => cell.split(/\s+/).map(camelCase))
    .default([]),
});

const placeColumns = {
  known: Object.keys(Place.shape).map(snakeCase),
  required: ['code', 'name', 'kind', 'parent', 'valid_from'],
};

function readPlaces(reader: Reader): DraftList<Place> {
  const file =
    reader.files.has('places.tsv') && !reader.files.has('places.csv') ? 'places.tsv' : 'places.csv';
  const text = reader.files.get(file);
  if (text === undefined) return isAbsent(reader, 'places.csv', 'places.tsv') ? empty : unreadable;
  const source = readTable(file, text, placeColumns);
  report(reader, source.diagnostics);
  if (source.value === undefined) return unreadable;
  reader.origins[file] = remarksOf(text);
  return listOf<Place>(reader, source, 'rows', PlaceRow, 'code');
}

/** The head remarks of a table say where it comes from. */
function remarksOf(text: string): { source?: string } {
  const lines = text.split(/\r?\n/);
  const end = lines.findIndex((line) => !line.startsWith('#'));
  const remarks = lines.slice(0, Math.max(end, 0)).map((line) => line.replace(/^#\s*/, '').trim());
  return remarks.length === 0 ? {} : { source: remarks.filter(Boolean).join(' ') };
}

function readCountyHead(reader: Reader): Entry<County> | undefined {
  const text = reader.files.get('county.yaml');
  if (text === undefined) return undefined;
  const source = readYaml('county.yaml', text);
  report(reader, source.diagnostics);
  if (source.value === undefined) return undefined;
  const { entry, found } = shapeOf(County, source, []);
  report(reader, found);
  if (entry !== undefined) report(reader, checkAssumed(entry));
  return entry;
}

const PlanFile = z.strictObject({
  ...origin,
  plan: z.unknown(),
  sections: z.array(z.unknown()),
  targets: z.array(z.unknown()),
});

function readPlan(reader: Reader, file: string, text: string): DraftPlan {
  const source = readYaml(file, text);
  report(reader, source.diagnostics);
  if (source.value === undefined) return { file, head: undefined, sections: unreadable, targets: unreadable };
  headOf(reader, source, PlanFile);
  const head = shapeOf(PlanHead, source, ['plan'] satisfies Path);
  report(reader, head.found);
  if (head.entry !== undefined) report(reader, checkAssumed(head.entry));
  return {
    file,
    head: head.entry,
    sections: listOf<PlanSection>(reader, source, 'sections', PlanSection),
    targets: listOf<PlanTarget>(reader, source, 'targets', PlanTarget),
  };
}

/** Definitions of which each has a file of its own: `T` under names like `pattern`. */
function readEach<T extends Assumable>(reader: Reader, pattern: RegExp, schema: z.ZodType<T>): DraftList<T> {
  const entries: Entry<T>[] = [];
  const broken = new Set<string>();
  for (const [file, text] of [...reader.files].filter(([name]) => pattern.test(name)).sort()) {
    const source = readYaml(file, text);
    report(reader, source.diagnostics);
    if (source.value === undefined) continue;
    const shape = shapeOf(schema, source, []);
    report(reader, shape.found);
    if (shape.entry === undefined) broken.add(String(fieldOf(shape.raw, 'id')));
    else entries.push(shape.entry);
  }
  return { entries, broken };
}

function checkFileNames(files: ReadonlyMap<string, string>, refused: ReadonlySet<string>): Diagnostic[] {
  const known = (file: string) =>
    required.includes(file) ||
    optional.includes(file) ||
    planFile.test(file) ||
    matterFile.test(file) ||
    schemeFile.test(file);
  const absent = required
    .filter((file) => !files.has(file) && !refused.has(file))
    .map((file) =>
      finding(
        { file },
        {
          code: 'missing-file',
          zh: `缺少文件 ${file}。`,
          en: `The file ${file} is missing.`,
          doZh: '照 counties/chengchuan 里的同名文件补上。',
          doEn: 'Write it after the file of that name in counties/chengchuan.',
        },
      ),
    );
  const strange = [...files.keys()]
    .filter((file) => !known(file) || (file === 'places.tsv' && files.has('places.csv')))
    .map((file) =>
      finding(
        { file },
        {
          code: 'unknown-file',
          zh: `不认识文件 ${file}。`,
          en: `${file} is no file of a county.`,
          doZh: `文件名只能是 ${[...required, ...optional].join('、')} 、plan-年份.yaml、matter-名称.yaml 或 scheme-名称.yaml；places 只要一份。`,
          doEn: `Known are ${[...required, ...optional].join(', ')} plan-YEAR.yaml, matter-NAME.yaml and scheme-NAME.yaml; places stand in one file only.`,
        },
      ),
    );
  return [...absent, ...strange];
}

/** Reads the files of a county, each on its own: all records that are well formed, and every finding. */
export function readCounty(
  files: ReadonlyMap<string, string>,
  refused: ReadonlySet<string>,
): {
  draft: DraftCounty;
  origins: Origins;
  found: Diagnostic[];
} {
  const reader: Reader = { files, refused, found: checkFileNames(files, refused), origins: {} };
  const plans = [...files].filter(([file]) => planFile.test(file)).sort(([a], [b]) => (a < b ? -1 : 1));
  const draft = {
    county: readCountyHead(reader),
    places: readPlaces(reader),
    organisations: readList<Organisation>(reader, 'organisations.yaml', 'organisations', Organisation),
    posts: readList<Post>(reader, 'posts.yaml', 'posts', Post),
    duties: readList<Duty>(reader, 'duties.yaml', 'duties', Duty),
    measures: readList<Measure>(reader, 'measures.yaml', 'measures', Measure),
    goals: readList<Goal>(reader, 'goals.yaml', 'goals', Goal),
    matters: readEach<Matter>(reader, matterFile, Matter),
    schemes: readEach<Scheme>(reader, schemeFile, Scheme),
    localDays: readList<LocalDay>(reader, 'local-days.yaml', 'days', LocalDay, 'day'),
    meetings: readList<MeetingSeries>(reader, 'meetings.yaml', 'meetings', MeetingSeries),
    demands: readList<Demand>(reader, 'demands.yaml', 'demands', Demand),
    caps: readList<Cap>(reader, 'caps.yaml', 'caps', Cap),
    plans: plans.map(([file, text]) => readPlan(reader, file, text)),
  };
  return { draft, origins: reader.origins, found: reader.found };
}
