import type { Day } from '../../clock/index.ts';
import { newId } from '../../kernel/index.ts';
import type { SheetAddition } from '../../ledger/index.ts';

/** A commitment of the made-up plan of 2025; a test names only what matters to it. */
export const planned = (fields: Partial<SheetAddition> = {}): SheetAddition => ({
  year: 2025,
  title: '推进县级重点项目建设，力争早开工、早投产',
  type: 'numeric',
  targets: [
    {
      metric: '县级重点项目年度投资',
      kind: 'value',
      direction: 'none',
      op: 'ge',
      value: 9_600_000_000,
      value2: null,
      unit: '元',
    },
  ],
  deadline: '2025-12-31' as Day,
  lead: 'caizheng',
  joins: ['zhujian'],
  leader: 'xianzhang',
  milestones: [
    { name: '6月底', due: '2025-06-30' as Day, planned: 5_000_000_000, evidence: '' },
    { name: '9月底', due: '2025-09-30' as Day, planned: 7_500_000_000, evidence: '' },
  ],
  children: [],
  source: { kind: 'document', document: newId(), digest: 'sha256:0', start: 0, end: 10, quote: '推进项目' },
  continues: null,
  note: '',
  ...fields,
});

/** Three commitments of one plan, of every type. */
export const plan2025 = (): SheetAddition[] => [
  planned(),
  planned({
    title: '全年地区生产总值增长6%左右',
    targets: [
      {
        metric: '地区生产总值',
        kind: 'growth',
        direction: 'up',
        op: 'approx',
        value: 6,
        value2: null,
        unit: '%',
      },
    ],
    milestones: [],
    joins: [],
    leader: null,
    source: { kind: 'document', document: newId(), digest: 'sha256:0', start: 20, end: 30, quote: '增长6%' },
  }),
  planned({
    title: '建成启用青石老街便民服务中心',
    type: 'descriptive',
    targets: [],
    deadline: '2025-06-30' as Day,
    lead: 'zhujian',
    joins: ['caizheng', 'zhengfuban'],
    milestones: [
      { name: '主体完工', due: '2025-04-15' as Day, planned: null, evidence: '监理报告' },
      { name: '启用', due: '2025-06-30' as Day, planned: null, evidence: '竣工验收单' },
    ],
  }),
];
