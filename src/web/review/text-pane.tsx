import { Link } from '@tanstack/react-router';
import { memo, type ReactNode, type SyntheticEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { DocumentView, ProposalView } from '../../wire/index.ts';
import { useWording } from '../wording/index.ts';
import { HoverCard, type Hovered } from './hover-card.tsx';
import { type Mark, marksOf, type Run, runsOf, type Span } from './marks.ts';
import { type Paragraph, paragraphsOf } from './paragraphs.ts';
import { ProposeByHand } from './propose-by-hand.tsx';
import type { Stretch } from './selection.ts';

type States = ReadonlyMap<string, ProposalView['state']>;

function Piece({ text, run }: { text: string; run: Run }) {
  const words = text.slice(run.start, run.end);
  const target = run.target ? ' mark-target' : '';
  if (run.claim !== undefined) {
    return (
      <span className={`mark-claim${target}`} data-claim={run.claim} data-start={run.start}>
        {words}
      </span>
    );
  }
  if (run.waived !== undefined) {
    return (
      <span className={`mark-waiver${target}`} data-waived={run.waived} data-start={run.start}>
        {words}
      </span>
    );
  }
  return (
    <span className={run.target ? 'mark-target' : undefined} data-start={run.start}>
      {words}
    </span>
  );
}

type MarkedProps = {
  readonly text: string;
  readonly mark: Mark;
  readonly states: States;
  readonly selected: string | undefined;
};

function Marked({ text, mark, states, selected }: MarkedProps) {
  const pieces = mark.runs.map((run) => <Piece key={run.start} text={text} run={run} />);
  if (mark.proposal === undefined) return pieces;
  // Where proposals lie over each other, a second click goes to the next of them.
  const layers = [mark.proposal, ...mark.also];
  const shown = layers.find((id) => id === selected) ?? mark.proposal;
  const next = layers[(layers.indexOf(shown) + 1) % layers.length] ?? shown;
  const chosen = shown === selected;
  return (
    <Link
      to="."
      replace
      resetScroll={false}
      search={(before: object) => ({ ...without(before), p: chosen ? next : shown })}
      className={`mark mark-${states.get(shown) ?? 'proposed'}${chosen ? ' mark-chosen' : ''}`}
      data-proposal={shown}
      tabIndex={chosen ? 0 : -1}
      aria-current={chosen ? 'true' : undefined}
    >
      {pieces}
    </Link>
  );
}

/** The address without the stretch that a link from elsewhere pointed to. */
function without(search: { at?: string }): object {
  const { at: _, ...rest } = search;
  return rest;
}

type ParagraphProps = {
  readonly text: string;
  readonly paragraph: Paragraph;
  readonly marks: readonly Mark[];
  readonly states: States;
  readonly selected: string | undefined;
};

const levels = ['h2', 'h3', 'h4'] as const;

/** Drawn again only when its own marks change, so that going through two hundred proposals stays quick. */
const Drawn = memo(function Drawn({ text, paragraph, marks, states, selected }: ParagraphProps) {
  const words: ReactNode = marks.map((mark) => (
    <Marked key={mark.key} text={text} mark={mark} states={states} selected={selected} />
  ));
  if (paragraph.heading === undefined) return <p>{words}</p>;
  const Heading = levels[Math.min(Math.max(paragraph.heading, 1), levels.length) - 1] ?? 'h4';
  return <Heading>{words}</Heading>;
});

function spansOf(view: DocumentView, at: string | undefined): Span[] {
  const [start, end] = (at ?? '').split('-').map(Number);
  return [
    ...view.proposals
      .filter((p) => p.state !== 'replaced')
      .map(({ id, start, end }): Span => ({ id, start, end, layer: 'proposal' })),
    ...view.claims.map(({ id, start, end }): Span => ({ id: String(id), start, end, layer: 'claim' })),
    ...view.waived.map(({ start, end }, i): Span => ({ id: String(i), start, end, layer: 'waived' })),
    ...(start !== undefined && end !== undefined ? [{ id: 'at', start, end, layer: 'target' } as const] : []),
  ];
}

/** Cuts the text into paragraphs and marks; only the text, its spans and the pointed-at stretch matter. */
function useMarked(view: DocumentView, at: string | undefined) {
  const shape = view.proposals.map((p) => `${p.id}:${p.start}-${p.end} ${p.state === 'replaced'}`).join();
  // The proposals change with every decision, their places do not: `shape` stands for them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  return useMemo(() => {
    const spans = spansOf(view, at);
    return paragraphsOf(view.text, view.sections).map((paragraph) => ({
      paragraph,
      marks: marksOf(runsOf(paragraph.start, paragraph.end, spans)),
    }));
  }, [view.text, view.sections, view.claims, view.waived, shape, at]);
}

/** States of the proposals; the same map as before where nothing changed. */
function useStates(view: DocumentView): States {
  const shape = view.proposals.map((p) => `${p.id} ${p.state}`).join('\n');
  return useMemo(() => {
    const lines = shape.split('\n').filter((line) => line !== '');
    return new Map(
      lines.map((line) => {
        const [id = '', state] = line.split(' ');
        return [id, state === 'confirmed' || state === 'waived' ? state : 'proposed'];
      }),
    );
  }, [shape]);
}

type TextPaneProps = {
  readonly view: DocumentView;
  readonly selected: string | undefined;
  readonly at: string | undefined;
  /** Whether the pane is to be seen: on a phone it may lie behind a tab. */
  readonly shown: boolean;
  /** Proposes a stretch of the text by hand; absent for readers. */
  readonly propose: ((stretch: Stretch) => void) | undefined;
  /** Where marking by keys begins; undefined while the keys work the list. */
  readonly markingFrom: number | undefined;
  readonly stopMarking: () => void;
};

/** Brings the chosen place into the middle of the pane where it cannot be seen yet. */
function useInSight(selected: string | undefined, at: string | undefined, shown: boolean) {
  const pane = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the marks on the page follow from these.
  useEffect(() => {
    const box = pane.current;
    const place =
      (at && box?.querySelector('.mark-target')) || box?.querySelector(`[data-proposal="${selected ?? ''}"]`);
    if (!box || !place) return;
    const { top, bottom } = place.getBoundingClientRect();
    const frame = box.getBoundingClientRect();
    const inside = top >= Math.max(frame.top, 0) && bottom <= Math.min(frame.bottom, window.innerHeight);
    if (!inside) place.scrollIntoView({ block: 'center' });
  }, [selected, at, shown]);
  return pane;
}

/** The work report as a document one can read, with what was read in it marked in place. */
export function TextPane({ view, selected, at, shown, propose, ...marking }: TextPaneProps) {
  const { t } = useWording();
  const marked = useMarked(view, at);
  const states = useStates(view);
  const pane = useInSight(selected, at, shown);
  const [hovered, setHovered] = useState<Hovered>();
  const show = (event: SyntheticEvent) => setHovered(hoveredAt(event.target));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable to be scrolled by keys.
    <section className="review-text" ref={pane} tabIndex={0} aria-label={t('review.text')}>
      <article
        onMouseOver={show}
        onFocus={show}
        onMouseLeave={() => setHovered(undefined)}
        onBlur={() => setHovered(undefined)}
      >
        {marked.map(({ paragraph, marks }) => (
          <Drawn
            key={paragraph.start}
            text={view.text}
            paragraph={paragraph}
            marks={marks}
            states={states}
            selected={marks.some((m) => m.runs[0]?.proposals.includes(selected ?? '')) ? selected : undefined}
          />
        ))}
      </article>
      {propose && <ProposeByHand text={view.text} propose={propose} {...marking} />}
      {hovered && <HoverCard hovered={hovered} view={view} />}
    </section>
  );
}

function hoveredAt(target: EventTarget): Hovered | undefined {
  if (!(target instanceof Element)) return undefined;
  const place = target.closest<HTMLElement>('[data-claim], [data-waived], [data-proposal]');
  if (!place) return undefined;
  return {
    box: place.getClientRects()[0] ?? place.getBoundingClientRect(),
    claim: place.dataset['claim'],
    waived: place.dataset['waived'],
    proposal: place.closest<HTMLElement>('[data-proposal]')?.dataset['proposal'],
  };
}
