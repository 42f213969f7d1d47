import type { Instant } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { type CountyId, canonicalJson, digestOf, type Id, type Wording } from '../kernel/index.ts';
import type { listCasesById } from '../ledger/index.ts';
import { kindName } from './kinds.ts';
import { makeLink } from './links/make-link.ts';
import type { Notice, NoticeItem } from './notice.ts';
import type { NoticeParts } from './settings.ts';
import type { Due } from './store.ts';

type Case = Awaited<ReturnType<typeof listCasesById>>[number];

/** What one round of sending stands on. */
export type Round = {
  readonly db: Db;
  readonly county: CountyId;
  readonly name: Wording;
  readonly simulated: boolean;
  readonly now: Instant;
  readonly parts: NoticeParts;
  readonly cases: ReadonlyMap<Id, Case>;
  readonly linkDays: number | undefined;
  readonly unitOf: ReadonlyMap<string, string>;
};

export const urgingOf = (record: Case | undefined, seq: number) =>
  record?.state.urgings.find((urging) => urging.seq === seq);

/** The same notices make the same id, at whatever attempt. */
function idOf(group: readonly Due[]): string {
  const parts = group.map(({ address, message }) => `${address} ${message}`).toSorted();
  return digestOf(canonicalJson(parts)).slice('sha256:'.length, 'sha256:'.length + 32);
}

async function linkFor(round: Round, due: Due): Promise<string | null> {
  const { db, county, parts, now, linkDays, unitOf, cases } = round;
  const record = cases.get(due.caseId);
  const isOrder = urgingOf(record, due.seq)?.order !== undefined;
  if (!isOrder || !due.to.byLink || parts.site === undefined || linkDays === undefined) return null;
  // Only the unit that has to answer now gets a link; who gets a copy, or was in charge before, does not.
  if (unitOf.get(due.to.post) !== record?.state.lead) return null;
  const { caseId, seq, address } = due;
  const to = { post: due.to.post, caseId, seq, address, madeAt: now, days: linkDays };
  return makeLink(db, county, { site: parts.site, language: due.to.language }, to);
}

async function itemOf(round: Round, due: Due): Promise<NoticeItem> {
  const record = round.cases.get(due.caseId);
  if (!record) throw new Error('A notice about a case that is not there was not left out.');
  const { number, state } = record;
  const urging = urgingOf(record, due.seq);
  const clock = urging?.clock ? state.clocks[urging.clock]?.due : undefined;
  return {
    kind: kindName(due.kind),
    number: urging?.order?.number ?? number,
    title: state.title,
    due: due.due ?? clock ?? state.deadline,
    link: await linkFor(round, due),
  };
}

/** What a group of notices says to its address, in the language that it speaks. */
export async function composeNotice(round: Round, group: readonly Due[]): Promise<Notice> {
  const items: NoticeItem[] = [];
  for (const due of group) items.push(await itemOf(round, due));
  return {
    id: idOf(group),
    county: round.name,
    simulated: round.simulated,
    language: group[0]?.to.language ?? 'zh',
    items,
    site: round.parts.site ?? null,
  };
}
