import type { Instant } from '../clock/index.ts';
import type { Tx } from '../db/index.ts';
import { type CountyId, Refusal } from '../kernel/index.ts';
import type { Opening } from './command.ts';
import type { Doer } from './doer.ts';
import { openCase } from './open-case.ts';
import type { CaseRecord } from './store.ts';

/** An opening with the matter that it is a case of. */
type Wish = { readonly matter: string; readonly opening: Opening };

/** A refusal that says which of several openings it is about, counted from 1; a bug stays what it is. */
function atRow(error: unknown, row: number): unknown {
  if (!(error instanceof Refusal)) return error;
  const { code, wording, facts, diagnostics } = error;
  const said = { zh: `第${row}件：${wording.zh}`, en: `Case ${row}: ${wording.en}` };
  return new Refusal(code, said, { ...facts, row }, diagnostics);
}

/**
 * Opens several cases in the order given, all or none: they stand in one transaction of the caller.
 *
 * @throws Refusal whatever `openCase` refuses, for the first that it refuses, with its `row`
 */
export async function openCases(
  tx: Tx,
  county: CountyId,
  wishes: readonly Wish[],
  by: { readonly doer: Doer; readonly now: Instant },
): Promise<CaseRecord[]> {
  const opened: CaseRecord[] = [];
  for (const [place, { matter, opening }] of wishes.entries())
    try {
      opened.push(await openCase(tx, county, matter, opening, by));
    } catch (error) {
      throw atRow(error, place + 1);
    }
  return opened;
}
