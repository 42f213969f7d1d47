/**
 * The files of a small sound county, made up: tests plant one fault at a time in it.
 * The plan asks for one amount, one rate in step with another, and one piece of work that is proven.
 */
export const sampleFiles: Readonly<Record<string, string>> = {
  'county.yaml': `name: 澄川县
english_name: Chengchuan
id: chengchuan
level: county
simulated: true
valid_from: 2000-01-01
codes:
  - { code: "990101", valid_from: 2000-01-01 }
parents:
  - { name: 岚州市, level: prefecture, code: "9901", valid_from: 2000-01-01 }
  - { name: 云泽省, level: province, code: "99", valid_from: 2000-01-01 }
`,
  'places.csv': `# 虚构
code,name,kind,parent,valid_from,valid_to,assumed
990101000000,澄川县,county,,2000-01-01,,
990101101000,青石镇,town,990101000000,2000-01-01,,
990101101001,石桥社区居委会,community,990101101000,2000-01-01,,
990101101201,上青石村委会,village,990101101000,2000-01-01,,valid_from
`,
  'organisations.yaml': `organisations:
  - name: 澄川县人民政府
    id: zhengfu
    kind: government
    valid_from: 2020-01-01
  - name: 澄川县商务局
    id: shangwuju
    short_names: [商务局]
    kind: department
    superior: zhengfu
    valid_from: 2020-01-01
    valid_to: 2024-02-29
  - name: 澄川县商务和投资促进局
    id: shangmaoju
    kind: department
    superior: zhengfu
    predecessors: [shangwuju]
    valid_from: 2024-03-01
  - name: 青石镇人民政府
    id: qingshi
    kind: town
    superior: zhengfu
    place: "990101101000"
    valid_from: 2020-01-01
`,
  'posts.yaml': `posts:
  - { title: 督查室主任, id: ducha, organisation: zhengfu, roles: [delivery-office], valid_from: 2020-01-01 }
  - { title: 管理员, id: admin, organisation: zhengfu, roles: [administrator], valid_from: 2020-01-01 }
  - { title: 副县长, id: fuxianzhang, organisation: zhengfu, roles: [leader], in_charge_of: [shangwuju], valid_from: 2020-01-01 }
`,
  'local-days.yaml': `days:
  - { day: 2025-07-22, working: false, name: { zh: 防汛停工, en: flood stoppage }, source: 第3号令 }
  - { day: 2025-07-23, working: false, name: { zh: 防汛停工, en: flood stoppage }, source: 第3号令, note: 第二天 }
`,
  'duties.yaml': `duties:
  - theme: 招商
    id: shangwu-lead
    organisation: shangwuju
    part: lead
    words: [招商, 签约]
    valid_from: 2020-01-01
    valid_to: 2024-02-29
`,
  'measures.yaml': `measures:
  - name: 地区生产总值
    id: gdp
    unit: 亿元
    better: up
    frequency: quarter
    nature: flow
    growth: constant-price
    authority: statistics-bureau
    roll_up: none
    valid_from: 2020-01-01
  - name: 居民人均可支配收入
    id: income
    unit: 元
    better: up
    frequency: quarter
    nature: flow
    growth: nominal
    authority: survey
    roll_up: none
    valid_from: 2020-01-01
  - name: 古树名木
    id: trees
    unit: 株
    better: up
    frequency: year
    nature: stock
    growth: none
    authority: department
    roll_up: sum
    valid_from: 2020-01-01
`,
  'goals.yaml': `goals:
  - { name: 山水之城, id: vision, kind: vision, valid_from: 2020-01-01 }
  - { name: 开放活县, id: task-1, kind: task, parent: vision, valid_from: 2020-01-01 }
`,
  'plan-2023.yaml': `plan:
  year: 2023
  title: 澄川县二〇二三年目标
  on: 2023-02-10
  expected: { figures: 1, without_figure: 2 }
sections:
  - { id: s1, name: 开放 }
targets:
  - name: 招商签约额
    id: t1
    section: s1
    type: numeric
    metric: 新签合同额
    kind: value
    comparator: at-least
    value: 1.7
    unit: 亿元
    deadline: 2023-12-31
    lead: shangwuju
    goal: task-1
    assumed: [lead]
  - name: 收入与经济同步
    id: t2
    section: s1
    type: numeric
    measure: income
    comparator: in-step
    reference: gdp
    deadline: 2023-12-31
    lead: zhengfu
  - name: 驿道修缮
    id: t3
    section: s1
    type: descriptive
    comparator: proven
    milestones:
      - { name: 完工, due: 2023-09-30, evidence: 验收书 }
    deadline: 2023-10-31
    lead: qingshi
`,
};

/** The sample with one stretch of one file replaced; the stretch must stand there once. */
export function sampleWith(file: string, from: string, to: string): Map<string, string> {
  const text = sampleFiles[file] ?? '';
  if (text.split(from).length !== 2) throw new Error(`“${from}” does not stand once in ${file}.`);
  return new Map(Object.entries({ ...sampleFiles, [file]: text.replace(from, () => to) }));
}
