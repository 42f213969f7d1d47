import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { findMatter } from '../catalog/index.ts';
import { type Clock, today } from '../clock/index.ts';
import { type Db, inTransaction } from '../db/index.ts';
import { CountyId, Id } from '../kernel/index.ts';
import {
  answeredBefore,
  type CaseRecord,
  COPY,
  closeForm,
  countCopies,
  type Doer,
  FORM,
  FormFields,
  fillForm,
  findCase,
  getCopy,
  knownOf,
  listCopies,
  listEntries,
  listForms,
  listToFill,
  mayReadLedger,
  mayWork,
  once,
  schemaOf,
  sendForm,
  stageNames,
  withdrawForm,
} from '../ledger/index.ts';
import { exportAnswers } from '../publishing/index.ts';
import {
  CaseStand,
  CopyView,
  FormList,
  FormPage,
  FormReason,
  KnownQuery,
  KnownView,
  NewFilling,
  NewForm,
} from '../wire/index.ts';
import type { App } from './app.ts';
import { IfMatch, seenOrAny } from './if-match.ts';
import { Names } from './names.ts';
import {
  type FormNames,
  presentCopyRow,
  presentCopyWithAnswers,
  presentFormRow,
  presentKnown,
} from './present-forms.ts';
import { presentForm, presentStand } from './present-work.ts';
import { notFound } from './problem.ts';
import { sendFile } from './send-file.ts';
import { doerOf, Named, namedBy } from './steps.ts';

const inCounty = z.object({ county: CountyId });
const oneForm = inCounty.extend({ form: Id });
const oneCopy = inCounty.extend({ copy: Id });
const mostForms = 200;

const organisationsOf = ({ posts }: Doer): string[] => [
  ...new Set(posts.map(({ organisation }) => organisation)),
];

async function formOf(db: Db, county: CountyId, id: Id): Promise<CaseRecord> {
  const record = await findCase(db, county, id);
  if (record?.state.matter !== FORM) throw notFound('没有这张报表。', 'There is no such form.');
  return record;
}

async function namesFor(
  db: Db,
  county: CountyId,
  records: readonly CaseRecord[],
  clock: Clock,
): Promise<FormNames> {
  const [names, stages] = await Promise.all([
    Names.load(db, county, today(clock)),
    stageNames(
      db,
      county,
      records.map(({ state }) => state),
    ),
  ]);
  return { names, stages };
}

/** Whether somebody may send forms: as the matter of forms says. */
async function mayAsk(db: Db, county: CountyId, { posts }: Doer, clock: Clock): Promise<boolean> {
  const version = await findMatter(db, county, FORM, today(clock));
  const by = version?.matter.open.by ?? [];
  return posts.some(({ roles }) => roles.some((role) => by.some((party) => party === `role:${role}`)));
}

async function presentList(db: Db, county: CountyId, doer: Doer, clock: Clock) {
  const [forms, copies] = await Promise.all([
    listForms(db, county, { matter: FORM, open: false, limit: mostForms }),
    listToFill(db, county, COPY, organisationsOf(doer), mostForms),
  ]);
  const counts = await countCopies(
    db,
    county,
    forms.map(({ id }) => id),
  );
  const names = await namesFor(db, county, [...forms, ...copies], clock);
  return {
    mayAsk: await mayAsk(db, county, doer, clock),
    toFill: copies.map((copy) => ({
      ...presentCopyRow(copy, names),
      asker: names.names.unit(copy.state.opener),
    })),
    forms: forms.map((form) => presentFormRow(form, counts, names)),
  };
}

async function presentPage(db: Db, county: CountyId, id: Id, doer: Doer, clock: Clock) {
  const form = await formOf(db, county, id);
  const copies = await listCopies(db, county, id);
  const names = await namesFor(db, county, [form, ...copies], clock);
  const fields = FormFields.parse(form.state.fields);
  const counts = copies.map(({ state }) => ({ form: id, stage: state.stage, count: 1 }));
  return {
    ...presentFormRow(form, counts, names),
    basis: fields.basis,
    columns: fields.columns,
    several: fields.several,
    minutes: fields.minutes ?? null,
    known: fields.known,
    own: organisationsOf(doer).includes(form.state.opener),
    copyRows: copies.map((copy) => presentCopyWithAnswers(copy, names)),
  };
}

async function presentCopy(db: Db, county: CountyId, id: Id, doer: Doer, clock: Clock) {
  const { copy, form, fields } = await getCopy(db, county, id);
  const names = await namesFor(db, county, [copy], clock);
  const { lead, stage, opener } = copy.state;
  const wanted = { columns: fields.columns.map(({ name }) => name), units: lead === null ? [] : [lead] };
  const known = await knownOf(db, county, wanted, today(clock));
  const entries = await listEntries(db, county, id);
  const schema = presentForm(schemaOf(fields)) ?? { properties: {}, required: [] };
  return {
    ...presentCopyWithAnswers(copy, names),
    asker: names.names.unit(opener),
    form: { id: form.id, number: form.number, title: form.state.title, basis: fields.basis },
    schema,
    several: fields.several,
    before: await answeredBefore(db, county, copy),
    // The form's own columns are no reason not to fill them in.
    known: known
      .filter((one) => one.kind === 'measure' || one.case !== form.id)
      .map((one) => presentKnown(one, names.names)),
    minutes: fields.minutes ?? null,
    filledAt: entries.findLast(({ type }) => type === 'handled')?.at ?? null,
    mayFill:
      (stage === 'sent' || stage === 'filled') && lead !== null && organisationsOf(doer).includes(lead),
  };
}

/** Forms that offices let units fill in (报表): looked at by every post of the county. */
export function formRoutes(app: App, db: Db, clock: Clock): void {
  const config = { policy: mayReadLedger };
  app.get(
    '/api/counties/:county/forms',
    { config, schema: { params: inCounty, response: { 200: FormList } } },
    async (request) => {
      const { county } = request.params;
      return await presentList(db, county, doerOf(request, county), clock);
    },
  );
  app.get(
    '/api/counties/:county/forms/:form',
    { config, schema: { params: oneForm, response: { 200: FormPage } } },
    async (request) => {
      const { county, form } = request.params;
      return await presentPage(db, county, form, doerOf(request, county), clock);
    },
  );
  app.get(
    '/api/counties/:county/form-copies/:copy',
    { config, schema: { params: oneCopy, response: { 200: CopyView } } },
    async (request) => {
      const { county, copy } = request.params;
      return await presentCopy(db, county, copy, doerOf(request, county), clock);
    },
  );
  app.get(
    '/api/counties/:county/forms/:form/answers.xlsx',
    { config, schema: { params: oneForm } },
    async (request, reply) => {
      const { county, form } = request.params;
      const record = await formOf(db, county, form);
      return await sendFile(reply, await exportAnswers(db, clock, county, record), 'answers.xlsx');
    },
  );
}

const byOf = (request: FastifyRequest, county: CountyId, clock: Clock) => ({
  doer: doerOf(request, county),
  now: clock.now(),
});

/** What askers and units do with forms; the matter says through which of their posts. */
export function formActRoutes(app: App, db: Db, clock: Clock): void {
  const config = { policy: mayWork };
  app.post(
    '/api/counties/:county/forms/known',
    { config, schema: { params: inCounty, body: KnownQuery, response: { 200: z.array(KnownView) } } },
    async (request) => {
      const { county } = request.params;
      const names = await Names.load(db, county, today(clock));
      const known = await knownOf(db, county, request.body, today(clock));
      return known.map((one) => presentKnown(one, names));
    },
  );
  app.post(
    '/api/counties/:county/forms',
    { config, schema: { params: inCounty, headers: Named, body: NewForm, response: { 201: CaseStand } } },
    async (request, reply) => {
      const { county } = request.params;
      const by = byOf(request, county, clock);
      const stand = await once(db, county, namedBy(request, clock), async (tx) =>
        presentStand(await sendForm(tx, county, request.body, by)),
      );
      return reply.code(201).send(stand);
    },
  );
  app.post(
    '/api/counties/:county/forms/:form/withdraw',
    { config, schema: { params: oneForm, body: FormReason, response: { 200: CaseStand } } },
    async (request) => {
      const { county, form } = request.params;
      const by = byOf(request, county, clock);
      return presentStand(
        await inTransaction(db, (tx) => withdrawForm(tx, county, form, request.body.reason, by)),
      );
    },
  );
  app.post(
    '/api/counties/:county/forms/:form/close',
    { config, schema: { params: oneForm, response: { 200: CaseStand } } },
    async (request) => {
      const { county, form } = request.params;
      const by = byOf(request, county, clock);
      return presentStand(await inTransaction(db, (tx) => closeForm(tx, county, form, by)));
    },
  );
  app.post(
    '/api/counties/:county/form-copies/:copy/fill',
    {
      config,
      schema: { params: oneCopy, headers: IfMatch, body: NewFilling, response: { 200: CaseStand } },
    },
    async (request) => {
      const { county, copy } = request.params;
      const filling = { ...request.body, seen: seenOrAny(request) };
      return presentStand(await fillForm(db, county, copy, filling, byOf(request, county, clock)));
    },
  );
}
