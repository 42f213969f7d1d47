import { z } from 'zod';
import type { Matter, Step } from '../../catalog/index.ts';
import type { Instant } from '../../clock/index.ts';
import type { Tx } from '../../db/index.ts';
import type { CountyId } from '../../kernel/index.ts';
import type { BodyOf } from '../bodies.ts';
import type { Command } from '../command.ts';
import { contentOf } from '../decide.ts';
import { type Doer, postFor } from '../doer.ts';
import { groundOf } from '../ground.ts';
import { type CaseRecord, lockNumbered } from '../store.ts';
import { writeCase } from '../write-case.ts';

/** Figures found, from the form of the step; they are told on as they stand. */
const Found = z.object({ found: z.array(z.object({ metric: z.string(), value: z.number() })).optional() });

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

type Concluded = { readonly matter: Matter; readonly step: Step; readonly command: Command };

/** The verdict in words: the kind that was named, else the stage it led to. */
function wordsOf({ verdicts = {}, stages }: Matter, named: unknown, stage: string) {
  const kind = typeof named === 'string' ? verdicts[named] : undefined;
  return kind?.name ?? stages[stage]?.name ?? { zh: stage, en: stage };
}

/**
 * Tells an inspected case what was concluded of it: an entry of its own, whose stage it does not move. Self-report and
 * verdict so stand in one chain, as two facts by two hands; a case that has ended is told as well.
 */
export async function tellInspected(
  tx: Tx,
  county: CountyId,
  inspection: CaseRecord,
  { matter, step, command }: Concluded,
  by: { readonly doer: Doer; readonly now: Instant },
): Promise<void> {
  const { state } = inspection;
  const number = matter.verdictsOn === undefined ? null : textOf(state.fields[matter.verdictsOn]);
  const inspected = number === null ? undefined : await lockNumbered(tx, county, number);
  const post = postFor(step.by, state, by.doer);
  if (!inspected || !post) return;
  const args = command.args ?? {};
  const kind = matter.verdicts?.[textOf(args['verdict']) ?? ''];
  const { found } = Found.parse(command.fields ?? {});
  const { stage, ended } = inspected.state;
  const body: BodyOf<'inspected'> = {
    step: 'inspected',
    stage,
    ended,
    inspection: inspection.id,
    number: inspection.number,
    passed: kind?.passed ?? args['passed'] === true,
    words: wordsOf(matter, args['verdict'], state.stage),
    reason: textOf(args['reason']) ?? '',
    ...(found ? { found } : {}),
    visitedAt: textOf(state.fields['visitedAt']),
    place: textOf(state.fields['place']),
  };
  const happened = { type: 'inspected', body } as const;
  const ground = await groundOf(tx, county, inspected.state, by.now);
  await writeCase(tx, county, inspected, [{ happened, content: contentOf(happened), post }], {
    ...by,
    ground,
  });
}
