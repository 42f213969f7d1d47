import { mayStepFrom } from '../../catalog/index.ts';
import type { Instant } from '../../clock/index.ts';
import type { Tx } from '../../db/index.ts';
import { type CountyId, Id, Refusal } from '../../kernel/index.ts';
import { contentOf, decideStep } from '../decide.ts';
import type { Decision } from '../deciding.ts';
import type { ActingPost } from '../doer.ts';
import { groundOf } from '../ground.ts';
import { type CaseRecord, lockCases } from '../store.ts';
import { writeCase } from '../write-case.ts';

/** Whoever holds the link of a post: nobody signed in, so no person's account stands in the entry. */
export const linkHolder = Id.parse('00000000-0000-7000-8000-000000000001');

/** An answer to an order by link: the post answers, and a person gives a name to it. */
export type LinkAnswer = {
  readonly caseId: Id;
  /** The order's place in the chain of its case. */
  readonly order: number;
  readonly post: ActingPost;
  readonly text: string;
  readonly name: string;
};

/** The answer marked as given by link; the name that was typed stands in the private part (law 3). */
function marked({ happened, post }: Decision, name: string): Decision {
  if (happened.type !== 'responded') throw new Error('Only an answer to an order is given by link.');
  const answered = { type: 'responded', body: { ...happened.body, via: 'link' } } as const;
  return { happened: answered, content: contentOf(answered, { answeredBy: name }), post };
}

/**
 * Answers an order for a post that did not sign in: the matter's own step, through the post alone, in the caller's
 * transaction.
 *
 * @throws Refusal whatever deciding refuses: the case has ended, the order is answered, the post has no part in it
 */
export async function answerByLink(
  tx: Tx,
  county: CountyId,
  answer: LinkAnswer,
  now: Instant,
): Promise<CaseRecord> {
  const [record] = await lockCases(tx, county, [answer.caseId]);
  const ground = record && (await groundOf(tx, county, record.state, now));
  const step =
    ground &&
    Object.entries(ground.matter.steps).find(
      ([, one]) => one.verb === 'respond' && mayStepFrom(ground.matter, one, record.state.stage),
    );
  if (!record || !step)
    throw new Refusal('wrong-state', {
      zh: '这一件现在不能回复督办单，请联系督查室。',
      en: 'Orders of this case cannot be answered now; ask the delivery office.',
    });
  const doer = { account: linkHolder, posts: [answer.post] };
  const command = { step: step[0], args: { urging: answer.order, text: answer.text } };
  const decision = marked(decideStep(ground, record.state, command, doer), answer.name);
  return await writeCase(tx, county, record, [decision], { doer, ground });
}
