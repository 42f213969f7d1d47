import type { Instant } from '../../clock/index.ts';
import type { Tx } from '../../db/index.ts';
import { type CountyId, type Id, Refusal } from '../../kernel/index.ts';
import { changeCase } from '../change-case.ts';
import { doStep } from '../do-step.ts';
import type { Doer } from '../doer.ts';
import { type CaseRecord, findCase, lockCases } from '../store.ts';
import { FORM } from './form.ts';
import { listCopies } from './store.ts';

type By = { readonly doer: Doer; readonly now: Instant };

/** A form by its id. @throws Refusal `not-found` */
export async function getForm(tx: Tx, county: CountyId, id: Id): Promise<CaseRecord> {
  const form = await findCase(tx, county, id);
  if (form?.state.matter === FORM) return form;
  throw new Refusal('not-found', { zh: '没有这张报表。', en: 'There is no such form.' });
}

async function copiesIn(
  tx: Tx,
  county: CountyId,
  form: Id,
  stages: readonly string[],
): Promise<CaseRecord[]> {
  const ids = (await listCopies(tx, county, form)).map(({ id }) => id);
  return (await lockCases(tx, county, ids)).filter(({ state }) => stages.includes(state.stage));
}

/**
 * Withdraws a form with every copy that is not filled in yet, all or none; what was filled in stays and is taken.
 * @throws Refusal `not-found`, `not-allowed`, `wrong-state`
 */
export async function withdrawForm(
  tx: Tx,
  county: CountyId,
  id: Id,
  reason: string,
  by: By,
): Promise<CaseRecord> {
  await getForm(tx, county, id);
  for (const copy of await copiesIn(tx, county, id, ['sent', 'returned']))
    await changeCase(tx, county, copy, { step: 'withdraw', args: { reason } }, by);
  for (const copy of await copiesIn(tx, county, id, ['filled']))
    await changeCase(tx, county, copy, { step: 'take' }, by);
  return await doStep(
    tx,
    county,
    id,
    { command: { step: 'withdraw', args: { reason }, byProgram: true } },
    by,
  );
}

/**
 * Takes every copy that was filled in, and closes the form. Those that are still out are named first: they are urged or
 * withdrawn, never silently dropped.
 * @throws Refusal `wrong-state` where copies are still out, `not-found`, `not-allowed`
 */
export async function closeForm(tx: Tx, county: CountyId, id: Id, by: By): Promise<CaseRecord> {
  const form = await getForm(tx, county, id);
  const out = await copiesIn(tx, county, id, ['sent', 'returned']);
  if (out.length > 0)
    throw new Refusal(
      'wrong-state',
      {
        zh: `还有${out.length}份没有收到（${out.map(({ number }) => number).join('、')}），请先催报，或把这几份撤回。`,
        en: `${out.length} copies are still out (${out.map(({ number }) => number).join(', ')}): urge them, or withdraw them first.`,
      },
      { open: out.length },
    );
  for (const copy of await copiesIn(tx, county, id, ['filled']))
    await changeCase(tx, county, copy, { step: 'take' }, by);
  return await doStep(tx, county, form.id, { command: { step: 'close', byProgram: true } }, by);
}
