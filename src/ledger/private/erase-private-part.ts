import { type Db, inTransaction } from '../../db/index.ts';
import { type CountyId, type Id, Refusal } from '../../kernel/index.ts';
import { type Author, ERASED } from '../chain.ts';
import { contentOf } from '../decide.ts';
import { groundOf } from '../ground.ts';
import { lockCases } from '../store.ts';
import { writeCase } from '../write-case.ts';
import { deletePrivatePart } from './store.ts';

const notThere = (zh: string, en: string): Refusal => new Refusal('not-found', { zh, en });

/**
 * Erases the private part of an entry for good, and writes that as an entry of the case (law 3): both or
 * neither. The chain stays sound, for it knows the part by its digest alone.
 *
 * @param retention a pool of the retention role; the application's own role may not erase
 * @throws Refusal `not-found` where no private part stands there
 */
export const erasePrivatePart = (
  retention: Db,
  county: CountyId,
  at: { readonly caseId: Id; readonly seq: number },
  reason: string,
  author: Author,
): Promise<void> =>
  inTransaction(retention, async (tx) => {
    const [record] = await lockCases(tx, county, [at.caseId]);
    if (!record) throw notThere('台账中没有这一件。', 'There is no such case.');
    const ground = await groundOf(tx, county, record.state, author.at);
    const { stage, ended } = record.state;
    const happened = { type: ERASED, body: { step: 'erase', stage, ended, seq: at.seq, reason } } as const;
    const post = { id: author.post, organisation: author.organisation ?? '', roles: [] };
    const by = { doer: { account: author.account, posts: [post] }, ground };
    await writeCase(tx, county, record, [{ happened, content: contentOf(happened), post }], by);
    if (await deletePrivatePart(tx, county, at.caseId, at.seq)) return;
    throw notThere('这条记录没有可清除的非公开内容。', 'This entry has no private part to erase.');
  });
