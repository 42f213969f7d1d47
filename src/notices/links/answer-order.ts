import { definitionOf, noticeHabitsOf } from '../../catalog/index.ts';
import { type Clock, later } from '../../clock/index.ts';
import { type Db, inTransaction } from '../../db/index.ts';
import { type CountyId, Refusal } from '../../kernel/index.ts';
import { answerByLink, type KeptFile, keepBytes, linkHolder, recordLook } from '../../ledger/index.ts';
import { hashToken } from '../../people/index.ts';
import { follow, type LinkedOrder } from './follow.ts';
import { insertFileByLink, keepReceipt, listFilesByLink } from './store.ts';

/** An answer as it comes by link. */
export type AnswerGiven = {
  readonly token: string;
  readonly name: string;
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly digest: string }[];
};

/** How many files may come by one link, those included that the answer does not name in the end. */
const mostFiles = 30;
const day = 24 * 3_600_000;

const answeredAlready = (): Refusal =>
  new Refusal(
    'wrong-state',
    {
      zh: '这份督办单已经回复，没有再收下内容。刷新本页可以看到回复和接收凭证；要补充材料，请联系督查室。',
      en: 'This order has been answered; nothing more was taken in. Reload the page to see the answer and its receipt; to add something, ask the delivery office.',
    },
    { link: 'answered' },
  );

/** The name of a file as people see it: no folders, nothing invisible that could turn its ending round. */
const plainName = (name: string): string => {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return last.replace(/\p{C}/gu, '').trim() || '未命名文件';
};

/**
 * Opens the order that a link leads to. Every opening is a line of the access log, written before anything is shown.
 *
 * @throws Refusal where the link holds no more, with the reason in plain words
 */
export const openByLink = (db: Db, clock: Clock, county: CountyId, token: string): Promise<LinkedOrder> =>
  inTransaction(db, async (tx) => {
    const linked = await follow(tx, clock, county, token);
    await recordLook(tx, county, {
      subject: `order/${linked.caseId}/${linked.seq}`,
      reason: '以链接打开督办单',
      author: { post: linked.post.id, account: linkHolder, at: clock.now() },
    });
    return linked;
  });

/**
 * Keeps a file that is to go with an answer by link: of the same kinds as other evidence, and evidence only once the
 * answer names it.
 *
 * @throws Refusal where the link holds no more, the case takes no files, the file is of no kind that is taken
 *   (`bad-input`), or too many came by this link (`too-often`)
 */
export const keepFileByLink = (
  db: Db,
  clock: Clock,
  county: CountyId,
  token: string,
  content: Buffer,
): Promise<KeptFile> =>
  inTransaction(db, async (tx) => {
    const linked = await follow(tx, clock, county, token, { hold: true });
    if (linked.answered) throw answeredAlready();
    if (!linked.takesFiles)
      throw new Refusal('wrong-state', {
        zh: '这一件现在不能上传佐证，只能提交文字。',
        en: 'The case takes no evidence where it stands now; only the text can be sent.',
      });
    const sent = await listFilesByLink(tx, county, hashToken(token));
    if (sent.length >= mostFiles)
      throw new Refusal('too-often', {
        zh: `这个链接已上传${sent.length}个文件，不能再传。请用已上传的文件提交回复，其余材料交督查室。`,
        en: `${sent.length} files came by this link; it takes no more. Answer with those, and hand the rest to the delivery office.`,
      });
    const at = clock.now();
    const kept = await keepBytes(tx, county, content, { post: linked.post.id, account: linkHolder, at });
    await insertFileByLink(tx, county, hashToken(token), kept, at);
    return kept;
  });

/**
 * Answers an order by its link: its files become evidence, and the answer is an entry by the post, marked as given by
 * link, with the name that the person typed beside it. The links of the order only show what was answered since.
 *
 * @throws Refusal where the link holds no more or the order is answered, and whatever the ledger refuses
 */
export const answerOrder = (
  db: Db,
  clock: Clock,
  county: CountyId,
  { token, name, text, files }: AnswerGiven,
): Promise<LinkedOrder> =>
  inTransaction(db, async (tx) => {
    const now = clock.now();
    const linked = await follow(tx, clock, county, token, { hold: true });
    if (linked.answered) throw answeredAlready();
    const { caseId, seq, post } = linked;
    const sent = new Map(
      (await listFilesByLink(tx, county, hashToken(token))).map((file) => [`${file.digest}`, file]),
    );
    const named = files.map((file) => {
      const kept = sent.get(file.digest);
      if (kept) return { name: plainName(file.name), digest: kept.digest, bytes: kept.bytes };
      throw new Refusal('bad-input', {
        zh: `文件“${file.name}”没有传到系统，请重新选择后再提交。`,
        en: `The file “${file.name}” did not reach the system. Choose it again, then send.`,
      });
    });
    const acting = { id: post.id, organisation: post.organisation, roles: post.roles };
    const answer = { caseId, order: seq, post: acting, text, name, files: named };
    await answerByLink(tx, county, answer, now);
    const { linkDays = 1 } = noticeHabitsOf(await definitionOf(tx, county));
    await keepReceipt(tx, county, { caseId, seq }, later(now, linkDays * day));
    return { ...linked, answered: true };
  });
