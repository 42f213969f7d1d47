import { type Matter, mayStepFrom, type Verb } from '../../catalog/index.ts';
import type { Instant } from '../../clock/index.ts';
import type { Tx } from '../../db/index.ts';
import { type CountyId, type Digest, Id, Refusal } from '../../kernel/index.ts';
import { contentOf, decideStep } from '../decide.ts';
import type { Decision, Ground } from '../deciding.ts';
import type { ActingPost, Doer } from '../doer.ts';
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
  /** Files that were kept before: each becomes evidence of the case with the answer. */
  readonly files: readonly LinkFile[];
};

/** A file of an answer as the sender called it. */
export type LinkFile = { readonly name: string; readonly digest: Digest; readonly bytes: number };

/** The answer marked as given by link; the name that was typed stands in the private part (law 3). */
function marked({ happened, post }: Decision, name: string): Decision {
  if (happened.type !== 'responded') throw new Error('Only an answer to an order is given by link.');
  const answered = { type: 'responded', body: { ...happened.body, via: 'link' } } as const;
  return { happened: answered, content: contentOf(answered, { answeredBy: name }), post };
}

/** The step of a verb that a case can take where it stands. */
const stepNow = (matter: Matter, stage: string, verb: Verb): string | undefined =>
  Object.entries(matter.steps).find(([, one]) => one.verb === verb && mayStepFrom(matter, one, stage))?.[0];

/** Whether a case takes evidence where it stands: then an answer may bring files. */
export const takesFiles = (matter: Matter, stage: string): boolean =>
  stepNow(matter, stage, 'attach') !== undefined;

/** The files as evidence of the case: the matter's own step, one entry each. */
async function attachFiles(
  tx: Tx,
  county: CountyId,
  record: CaseRecord,
  { files }: LinkAnswer,
  by: { readonly doer: Doer; readonly ground: Ground },
): Promise<CaseRecord> {
  if (files.length === 0) return record;
  const step = stepNow(by.ground.matter, record.state.stage, 'attach');
  if (step === undefined)
    throw new Refusal('wrong-state', {
      zh: '这一件现在不能上传佐证。请去掉文件、只提交文字，或联系督查室。',
      en: 'The case takes no evidence where it stands now. Take the files away and send the text alone, or ask the delivery office.',
    });
  const decisions = files.map((file) => {
    const args = { evidence: { ...file, kind: '督办单回复附件' } };
    return decideStep(by.ground, record.state, { step, args }, by.doer);
  });
  return await writeCase(tx, county, record, decisions, by);
}

/**
 * Answers an order for a post that did not sign in: its files become evidence and the answer names them, all by the
 * matter's own steps, through the post alone, in the caller's transaction.
 *
 * @throws Refusal whatever deciding refuses: the case has ended, the order is answered, the post has no part in it
 */
export async function answerByLink(
  tx: Tx,
  county: CountyId,
  answer: LinkAnswer,
  now: Instant,
): Promise<CaseRecord> {
  const [before] = await lockCases(tx, county, [answer.caseId]);
  const ground = before && (await groundOf(tx, county, before.state, now));
  const step = ground && stepNow(ground.matter, before.state.stage, 'respond');
  if (!before || !ground || step === undefined)
    throw new Refusal('wrong-state', {
      zh: '这一件现在不能回复督办单，请联系督查室。',
      en: 'Orders of this case cannot be answered now; ask the delivery office.',
    });
  const doer = { account: linkHolder, posts: [answer.post] };
  const record = await attachFiles(tx, county, before, answer, { doer, ground });
  const evidence = record.state.evidence.flatMap(({ seq }) => (seq > before.head.seq ? [seq] : []));
  const named = evidence.length > 0 ? { evidence } : {};
  const command = { step, args: { urging: answer.order, text: answer.text, ...named } };
  const decision = marked(decideStep(ground, record.state, command, doer), answer.name);
  return await writeCase(tx, county, record, [decision], { doer, ground });
}
