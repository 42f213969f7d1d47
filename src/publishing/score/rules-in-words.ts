import type { ScoreResult } from '../../ledger/index.ts';
import type { ScoreFile } from './score-file.ts';

type Scheme = ScoreResult['scheme'];

const namesOf = ({ indicators, bases }: Scheme, ids: readonly string[]): string =>
  [...indicators, ...bases]
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => `“${name.zh}”`)
    .join('、');

/** Where a score begins: at weighted points, or at full marks. */
function beginningOf({ indicators, places, fullMarks }: Scheme): string[] {
  if (indicators.length === 0) return [`每个单位从基础分${fullMarks ?? 0}分起算。`];
  const marked = indicators.some(({ marks }) => marks !== undefined);
  return [
    `每项指标的比率＝100×分子÷分母，四舍五入（五入，不用“四舍六入五成双”）到${places}位小数；分母不足“最少行数”的视为缺数据，按该指标的规定处理。`,
    marked
      ? `写有“折算得分”的指标按算式把比率折成得分（0至100，四舍五入到${places}位小数）；没有写的，比率就是得分。`
      : '比率就是该指标的得分。',
    `加权得分＝Σ（权重×得分）÷Σ有效权重，四舍五入到${places}位小数。`,
  ];
}

function totalRule({ floor, ceiling, few, deductions, additions }: Scheme): string {
  const start = '总分＝加权得分（或基础分）';
  const plus = additions.length > 0 ? '＋各项加分' : '';
  const minus = deductions.length > 0 ? '－各项扣分' : '';
  const doubled = few ? '（小样本单位的扣分再乘倍数）' : '';
  const top = ceiling === undefined ? '' : `，最高为${ceiling}`;
  return `${start}${plus}${minus}，最低为${floor}${top}；每项＝行数×每行次数×每次分值${doubled}，不超过上限。扣到下限以下的部分在“下限返还”一栏列明。`;
}

function takingPartRule(scheme: Scheme): string {
  const { of, least } = scheme.takingPart;
  if (least === 0) return '各单位都参评。';
  const lines = of.length > 0 ? namesOf(scheme, of) : '各指标和基数';
  return `${lines}的行数合计不足${least}的单位不参评，单列，不排名；参评但各指标都缺数据的同样单列。`;
}

function tieRule(scheme: Scheme): string {
  const { by, next } = scheme.ties;
  const settled =
    by.length > 0
      ? `依次比较${by.map((id) => namesOf(scheme, [id])).join('、')}的得分（缺数据的在后），仍相同的`
      : '';
  return `只在同组内排名；总分相同的${settled}名次并列，${next === 'skip' ? '其后名次空出' : '其后名次顺延'}。`;
}

const gradeRule = ({ grades }: Scheme): string[] =>
  grades.length === 0
    ? []
    : [
        '等次自上而下，先满足的先定：总分不低于所列分数，名次在本组参评单位的前若干（百分比乘参评单位数，取整数部分），且没有所列的扣分。并列名次的等次相同。',
      ];

/** What a reader has to know to compute a result again by hand. */
export function rulesOf({ result, digest, number, simulated }: ScoreFile): string[] {
  const { scheme } = result;
  return [
    ...(simulated ? ['模拟数据：本县为虚构，仅供演示与测试。'] : []),
    ...(scheme.confirmed ? [] : ['本办法待确认：权重、分值、分组未经本县确认，结果不作评价依据。']),
    `结果编号${number}，统计日期${result.countedOn}，结果校验码${digest}（JSON 文件中 result 一项按 RFC 8785 规范化后的 SHA-256）。`,
    ...beginningOf(scheme),
    totalRule(scheme),
    takingPartRule(scheme),
    tieRule(scheme),
    ...gradeRule(scheme),
    '逾期天数从到期日的次日数到停止计时之日（未停止的数到统计日期）；按工作日还是自然日，看算式用的是哪一列。',
    '剔除的件须有理由，由一人申请、另一人审批；剔除后既不计分母也不计分子。',
    '评价（满意度）不显示是哪一件、谁评的；不足最少份数的单位不列示。',
    '件数很多的事项，各列都相同的行合并为一行，“行数”一栏是合并了多少；得分不受影响。',
  ];
}
