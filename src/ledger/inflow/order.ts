import type { Matter } from '../../catalog/index.ts';
import { clauseAt } from '../../documents/index.ts';
import type { Source } from '../bodies.ts';
import type { Opening } from '../command.ts';
import type { Draft } from '../review/proposal.ts';
import type { StoredDocument } from '../review/store.ts';

/** The matter of what comes in by the inflow door: meetings' decisions, leaders' instructions, orders from above. */
export const ORDER = 'meeting-order';

/** Minutes of a meeting (会议纪要) among the kinds of documents. */
export const MINUTES = 'minutes';

/** Where an order may come from, in the words of the matter's form; the last stands for everything else. */
export function originsOf({ form }: Matter): readonly string[] {
  const values = form?.properties['origin']?.['enum'];
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
}

/** The origin that a title of minutes names: 常务会议 for 澄川县人民政府常务会议纪要. */
export const originIn = (title: string, origins: readonly string[]): string =>
  origins.find((origin) => title.includes(origin)) ?? origins.at(-1) ?? '';

type Minutes = Pick<StoredDocument, 'id' | 'title' | 'indexNumber' | 'givenOn' | 'fileName' | 'content'>;

/** A confirmed item of minutes as the opening of an order: its clause is quoted as it stands in the text. */
export function orderOf(
  draft: Draft,
  minutes: Minutes,
  source: Extract<Source, { kind: 'document' }>,
  origins: readonly string[],
): Opening {
  const clauseNumber = clauseAt(minutes.content, source.start);
  const { title, lead, joins, leader, deadline, note } = draft;
  const reference = minutes.indexNumber ?? minutes.title ?? minutes.fileName;
  return {
    title,
    lead,
    joins: [...joins],
    leader,
    deadline,
    source,
    fields: {
      origin: originIn(minutes.title, origins),
      reference: reference.slice(0, 100),
      ...(clauseNumber === null ? {} : { clauseNumber }),
      clause: source.quote,
      ...(minutes.givenOn === null ? {} : { decidedOn: minutes.givenOn }),
    },
    ...(note ? { private: { note } } : {}),
  };
}
