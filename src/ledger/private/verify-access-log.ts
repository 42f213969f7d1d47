import type { Db } from '../../db/index.ts';
import { type CountyId, canonicalJson, digestOf } from '../../kernel/index.ts';
import type { Fault, Head } from '../chain.ts';
import { originOfLog } from './record-look.ts';
import { findLogHead, type LookLine, listLooks } from './store.ts';

/** What can be wrong with a line of the access log. `head-differs`: another last line is remembered. */
export type LogFault = Extract<Fault, 'missing' | 'wrong-previous' | 'altered'> | 'head-differs';

/** What holding the access log of a county against its chain found: nothing, where it is sound. */
export type LogVerdict = {
  readonly lines: number;
  readonly faults: readonly { readonly seq: number; readonly fault: LogFault }[];
};

/** What is wrong with a line after the one before it: pure. */
function faultsOfLine(last: Head, line: LookLine): LogVerdict['faults'] {
  const { hash, ...unsealed } = line;
  const found: LogVerdict['faults'][number][] = [];
  for (let seq = last.seq + 1; seq < line.seq; seq += 1) found.push({ seq, fault: 'missing' });
  if (found.length === 0 && line.previous !== last.hash)
    found.push({ seq: line.seq, fault: 'wrong-previous' });
  if (digestOf(canonicalJson(unsealed)) !== hash) found.push({ seq: line.seq, fault: 'altered' });
  return found;
}

/** Holds the access log of a county against its chain (law 4): altered, missing and moved lines are found. */
export async function verifyAccessLog(db: Db, county: CountyId): Promise<LogVerdict> {
  const pageSize = 1000;
  const faults: LogVerdict['faults'][number][] = [];
  let last: Head = { seq: 0, hash: originOfLog(county) };
  let lines = 0;
  // First, so that a line that is written meanwhile is one more and not one too few.
  const head = (await findLogHead(db, county)) ?? last;
  for (;;) {
    const page = await listLooks(db, county, last.seq, pageSize);
    for (const line of page) {
      faults.push(...faultsOfLine(last, line));
      if (line.seq === head.seq && line.hash !== head.hash)
        faults.push({ seq: line.seq, fault: 'head-differs' });
      last = { seq: line.seq, hash: line.hash };
    }
    lines += page.length;
    if (page.length < pageSize) break;
  }
  for (let seq = last.seq + 1; seq <= head.seq; seq += 1) faults.push({ seq, fault: 'missing' });
  return { lines, faults };
}
