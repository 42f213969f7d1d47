import {
  joinShapes,
  leadShapes,
  noName,
  proposer,
  reports,
  subject,
  unitList,
} from '../vocabulary/minutes.ts';

/** The units that a decision names: who leads, and who co-operates, in the words of the text. */
export type UnitsNamed = { readonly lead: string | null; readonly joins: readonly string[] };

const LIST = new RegExp(`^(?:${unitList})$`);
/** What introduces a sentence before its own words: 会议要求，, 一是, 会议责成. */
export const LEAD_IN =
  /^(?:[一二三四五六七八九](?:是|要)|第[一二三四五六七八九十]，|(?:会议|县政府|会上)(?:最后|还|进一步)?(?:强调|指出|要求|议定|决定|明确|确定|责成|认为)[，：]?|(?:议定意见|研究意见)：|(?:要求|议定|决定|明确|责成)(?:如下)?[，：]?)\s*/;

/** Names in a row: 县财政局、县住建局和青石镇. A name that holds 和 itself is kept whole where its parts are no units. */
function namesIn(list: string): string[] {
  return list.split(/、|以及/).flatMap((part) => {
    const halves = part.split(/[和及与]/);
    return halves.length > 1 && halves.every((half) => LIST.test(half)) ? halves : [part];
  });
}

const isName = (list: string): boolean => namesIn(list).every((name) => !noName.test(name));

const firstHit = (shapes: readonly RegExp[], text: string): string | undefined => {
  for (const shape of shapes) {
    const hit = shape.exec(text)?.[1];
    if (hit && isName(hit)) return hit;
  }
  return undefined;
};

const allHits = (shapes: readonly RegExp[], text: string): string[] =>
  shapes.flatMap((shape) =>
    [...text.matchAll(new RegExp(shape, 'g'))].flatMap((hit) =>
      hit[1] && isName(`${hit[1]}`) ? hit[1] : [],
    ),
  );

/** A text without what introduces it: 会议要求，一是县财政局… begins with its unit. */
export function withoutLeadIn(text: string): string {
  let rest = text;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(LEAD_IN, '');
  }
  return rest;
}

/** The first clause that begins with a unit that does something, rather than report. */
function subjectOf(text: string): string | undefined {
  for (const clause of text.split(/(?<=[，。；：])/)) {
    const hit = subject.exec(clause)?.[1];
    if (hit && isName(hit) && !reports.test(clause.slice(hit.length))) return hit;
  }
  return undefined;
}

/** Who is to do what a decision says. Of several that are named together the first leads (DOMAIN 0.6) and the others join. */
export function unitsIn(folded: string): UnitsNamed {
  const text = withoutLeadIn(folded.trim()).replace(/[。；，\s]+$/, '');
  const joining = [...new Set(allHits(joinShapes, text).flatMap(namesIn))];
  const named = firstHit(leadShapes, text) ?? firstHit([proposer], text) ?? subjectOf(text);
  const [lead = null, ...others] = namesIn(named ?? '').filter((name) => name !== '');
  const joins = [...new Set([...others, ...joining])].filter((name) => name !== lead);
  return { lead, joins };
}
