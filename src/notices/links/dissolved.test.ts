import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { reorganise, takeOverFiles } from '../../../test/support/county.ts';
import type { Organisation } from '../../catalog/index.ts';
import type { Day } from '../../clock/index.ts';
import { Refusal } from '../../kernel/index.ts';
import { succeedOrganisations } from '../../ledger/index.ts';
import { type NoticeStand, noticeStand, wall } from '../stand.fixture.ts';
import { answerOrder, openByLink } from './answer-order.ts';
import { renewLinks } from './renew-links.ts';

const validFrom = '2020-01-01' as Day;
const row = { shortNames: [], kind: 'department' as const, predecessors: [], validFrom, assumed: [] };
const dissolved: Organisation[] = [
  { ...row, id: 'caizheng', name: '澄川县财政局', validTo: '2026-03-11' as Day },
  {
    ...row,
    id: 'caijin',
    name: '澄川县财政金融局',
    validFrom: '2026-03-12' as Day,
    predecessors: ['caizheng'],
  },
];

let stand: NoticeStand;
before(async () => {
  stand = await noticeStand();
});
after(() => stand.stop());

const lastToken = (): string => {
  const links = stand.arrived.flatMap(({ notice }) => notice.items.flatMap(({ link }) => link ?? []));
  return new URL(links.at(-1) ?? '').hash.slice(1);
};

test('a unit is dissolved after its order went out: its link says so, and who took over gets one and answers', async () => {
  const { base, clock, county } = stand;
  await stand.address();
  const id = await stand.ordered();
  const seq = await stand.urge(id, 'blue');
  await stand.round();
  const former = lastToken();
  await reorganise(base.db, [
    { id: 'zhengfuban', name: '澄川县人民政府办公室', kind: 'office', validFrom },
    ...dissolved.map(({ id, name, kind, validFrom: from, validTo }) => ({
      id,
      name,
      kind,
      validFrom: from,
      ...(validTo === undefined ? {} : { validTo }),
    })),
  ]);
  await takeOverFiles(base.db, dissolved);
  stand.now = wall('2026-03-12');
  await stand.post('caijin-lianluo', 'caijin');
  await stand.address({ post: 'caijin-lianluo', validFrom: '2026-03-12' as Day });
  const renew = () => renewLinks(base.db, clock, county, { caseId: id, seq });
  await assert.rejects(renew(), (error) => {
    assert.ok(error instanceof Refusal);
    assert.match(error.wording.zh, /“澄川县财政局”已不再设置.*请先把它交办/);
    return true;
  });
  await succeedOrganisations(base.db, county, clock, { all: true });
  await assert.rejects(openByLink(base.db, clock, county, former), (error) => {
    assert.ok(error instanceof Refusal);
    assert.match(error.wording.zh, /“澄川县财政局”已不再设置.*换发链接/);
    return true;
  });
  const { to } = await renew();
  assert.deepEqual(
    to.map(({ address }) => address.post),
    ['caijin-lianluo'],
  );
  await stand.round();
  const answer = { token: lastToken(), name: '周明', text: '由我局接续办理，本周报送。', files: [] };
  assert.equal((await answerOrder(base.db, clock, county, answer)).answered, true);
});
