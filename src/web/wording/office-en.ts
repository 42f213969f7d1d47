import type { officeZh } from './office-zh.ts';

/** Sentences of the delivery office's own pages in English. */
export const officeEn: Record<keyof typeof officeZh, string> = {
  'nav.inflow': 'Register',
  'document.minutes': 'minutes',
  'review.issue': 'Send confirmed items to their units',
  'review.issued': '{{count}} sent; the units’ time to accept them runs.',
  'inflow.title': 'Register what came in',
  'inflow.words':
    'Leaders’ instructions, orders from above and decisions of meetings enter the ledger here, one after the other; source and day stay for the next.',
  'inflow.minutes':
    'Whole minutes are uploaded under “Documents”: their decided items are set out one by one for review',
  'inflow.form': 'Register',
  'inflow.origin': 'Where from',
  'inflow.reference': 'Number or name of the document',
  'inflow.reference.hint': 'For example 澄政常纪〔2025〕4号; may stay empty',
  'inflow.decided-on': 'Day of the meeting or instruction',
  'inflow.clause': 'The clause, word for word',
  'inflow.clause.hint': 'Units and day are proposed from it; you decide',
  'inflow.caption': 'Title',
  'inflow.caption.hint': 'Left empty, the clause is the title',
  'inflow.lead.named': 'Named in the clause, or proposed by duties: please check',
  'inflow.unknown': 'Named in the clause, but no unit of this county: {{names}}',
  'inflow.joins': 'Co-operating units',
  'inflow.leader': 'Leader in charge',
  'inflow.instruction': 'Words of the instruction (not public)',
  'inflow.act': 'Register and send',
  'inflow.act.draft': 'Register, send later',
  'inflow.keys': 'Ctrl+Enter registers and goes back to the clause',
  'inflow.fault.clause': 'The clause is missing.',
  'inflow.done': 'Registered now',
  'inflow.done.none': 'What you register is listed here.',
  'inflow.done.ordered': 'sent',
  'inflow.done.drafted': 'drafted',
  'inflow.not-yours': 'The delivery office registers what comes in; you can see it in the ledger.',
};
