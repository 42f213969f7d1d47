import { type Clock, today } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import { type CountyId, type Id, Refusal } from '../../kernel/index.ts';
import { type CaseRecord, decisionsIn, findCase, listEntries, MEETING } from '../../ledger/index.ts';
import { namesOn } from '../names-on.ts';
import { paperFile } from '../paper/paper-file.ts';
import type { SheetFile } from '../sheet/export-sheet.ts';
import { agendaPaper, minutesPaper, type Outcome } from './meeting-paper.ts';

async function meetingOf(db: Db, county: CountyId, id: Id): Promise<CaseRecord> {
  const record = await findCase(db, county, id);
  if (record?.state.matter === MEETING) return record;
  throw new Refusal('not-found', { zh: '没有这次会议。', en: 'There is no such meeting in this county.' });
}

/** The decisions of a meeting, each with the case that it became, in the order in which they were recorded. */
export async function outcomesOf(db: Db, county: CountyId, meeting: Id): Promise<Outcome[]> {
  const decided = decisionsIn(await listEntries(db, county, meeting));
  const records = await Promise.all(
    decided.map(({ case: id }) => (id === null ? undefined : findCase(db, county, id))),
  );
  return decided.map((one, at) => ({ ...one, record: records[at] }));
}

/**
 * A meeting's agenda as it was fixed, or the draft of its minutes, to print.
 * @throws Refusal `not-found` where it is no meeting, `wrong-state` where there is nothing to print yet
 */
export async function printMeeting(
  db: Db,
  clock: Clock,
  county: CountyId,
  { id, what }: { readonly id: Id; readonly what: 'agenda' | 'minutes' },
): Promise<SheetFile> {
  const meeting = await meetingOf(db, county, id);
  const names = await namesOn(db, county, meeting.state.deadline ?? today(clock));
  const isFixed = Array.isArray(meeting.state.fields['agenda']);
  const isHeld = ['held', 'closed'].includes(meeting.state.stage);
  if (what === 'agenda' ? !isFixed : !isHeld) {
    throw new Refusal('wrong-state', {
      zh: what === 'agenda' ? '议程还没有定稿。' : '会议还没有召开，没有纪要可出。',
      en:
        what === 'agenda'
          ? 'The agenda is not fixed yet.'
          : 'The meeting was not held yet; there are no minutes.',
    });
  }
  const paper =
    what === 'agenda'
      ? agendaPaper(meeting, names)
      : minutesPaper(meeting, await outcomesOf(db, county, id), names);
  return await paperFile(paper, `${paper.title}_${meeting.number}`, names.simulated);
}
