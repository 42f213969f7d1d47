import { joinShapes, leadShapes, unitList } from '../vocabulary/minutes.ts';

/** The units that a decision names: who leads, and who co-operates, in the words of the text. */
export type UnitsNamed = { readonly lead: string | null; readonly joins: readonly string[] };

const LIST = new RegExp(`^(?:${unitList})$`);

/** Names in a row: 县财政局、县住建局和青石镇. A name that holds 和 itself is kept whole where its parts are no units. */
function namesIn(list: string): string[] {
  return list.split(/、|以及/).flatMap((part) => {
    const halves = part.split(/[和及与]/);
    return halves.length > 1 && halves.every((half) => LIST.test(half)) ? halves : [part];
  });
}

const firstHit = (shapes: readonly RegExp[], text: string): string | undefined => {
  for (const shape of shapes) {
    const hit = shape.exec(text)?.[1];
    if (hit) return hit;
  }
  return undefined;
};

const allHits = (shapes: readonly RegExp[], text: string): string[] =>
  shapes.flatMap((shape) => [...text.matchAll(new RegExp(shape, 'g'))].flatMap((hit) => hit[1] ?? []));

/** Who is to do what a decision says. Of several that are named together the first leads (DOMAIN 0.6) and the others join. */
export function unitsIn(folded: string): UnitsNamed {
  const leading = namesIn(firstHit(leadShapes, folded) ?? '').filter((name) => name !== '');
  const joining = allHits(joinShapes, folded).flatMap(namesIn);
  const [lead = null, ...others] = leading;
  const joins = [...new Set([...others, ...joining])].filter((name) => name !== lead);
  return { lead, joins };
}
