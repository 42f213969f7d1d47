import type { ProposalView } from '../../wire/index.ts';

/** Where a stretch of text may be cut in two: behind a comma, a semicolon or a stop inside it, as offsets into it. */
export function cutsOf(quote: string): number[] {
  const cuts: number[] = [];
  for (const { index } of quote.matchAll(/[，；。、,;]/g)) if (index + 1 < quote.length) cuts.push(index + 1);
  return cuts;
}

/** The pieces of a stretch between its cuts; put together they are the stretch. */
export function piecesOf(quote: string): string[] {
  const edges = [0, ...cutsOf(quote), quote.length];
  return edges.slice(1).map((end, i) => quote.slice(edges[i], end));
}

/** The proposal that follows in the text and still waits: the one to merge with. Others between them forbid it. */
export function mergeable(proposals: readonly ProposalView[], from: ProposalView): ProposalView | undefined {
  const standing = proposals
    .filter((p) => p.state !== 'replaced')
    .sort((a, b) => a.start - b.start || a.ordinal - b.ordinal);
  const next = standing[standing.findIndex((p) => p.id === from.id) + 1];
  return from.state === 'proposed' && next?.state === 'proposed' ? next : undefined;
}
