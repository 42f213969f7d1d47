/** A stretch of the text that means something: UTF-16 offsets, end exclusive. */
export type Span = {
  readonly start: number;
  readonly end: number;
  readonly layer: 'claim' | 'proposal' | 'waived' | 'target';
  readonly id: string;
};

/** A stretch over which nothing changes: everything that covers it covers all of it. */
export type Run = {
  readonly start: number;
  readonly end: number;
  readonly claim: string | undefined;
  readonly proposals: readonly string[];
  readonly waived: string | undefined;
  readonly target: boolean;
};

/** Runs that belong to the same proposal, drawn as one mark; outside of proposals, one plain stretch. */
export type Mark = {
  readonly key: number;
  readonly proposal: string | undefined;
  readonly also: readonly string[];
  readonly runs: readonly Run[];
};

/** Cuts a stretch of the text at every edge of a span. The runs follow each other without gap or overlap. */
export function runsOf(from: number, to: number, spans: readonly Span[]): Run[] {
  const here = spans.filter((span) => span.start < to && span.end > from && span.start < span.end);
  const edges = new Set([from, to]);
  for (const { start, end } of here) {
    edges.add(Math.max(start, from));
    edges.add(Math.min(end, to));
  }
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i] ?? from;
    const over = here.filter((span) => span.start <= start && span.end >= end);
    const first = (layer: Span['layer']) => over.find((span) => span.layer === layer)?.id;
    return {
      start,
      end,
      claim: first('claim'),
      proposals: over.filter((span) => span.layer === 'proposal').map((span) => span.id),
      waived: first('waived'),
      target: first('target') !== undefined,
    };
  });
}

/** Gathers neighbouring runs of the same proposal, so that a claim inside does not cut its mark in two. */
export function marksOf(runs: readonly Run[]): Mark[] {
  const marks: Mark[] = [];
  for (const run of runs) {
    const last = marks.at(-1);
    const [proposal, ...also] = run.proposals;
    if (last && last.proposal === proposal) marks[marks.length - 1] = { ...last, runs: [...last.runs, run] };
    else marks.push({ key: run.start, proposal, also, runs: [run] });
  }
  return marks;
}
