import type { Diagnostic } from '../../kernel/index.ts';
import type { Entry } from '../source.ts';
import { at } from './finding-in.ts';
import type { Scheme } from './scheme.ts';

const hundredths = (weight: number): number => Math.round(weight * 100);

/** A scheme begins with rates whose weights add to 100, or with full marks: one of the two. */
export function checkBeginning(entry: Entry<Scheme>): Diagnostic[] {
  const { indicators, fullMarks } = entry.record;
  if (indicators.length === 0) {
    if (fullMarks !== undefined) return [];
    return [
      at(entry, ['id'], 'no-beginning', {
        says: {
          zh: '既没有指标（indicators），也没有基础分（full_marks），得分无从算起。',
          en: 'There are neither indicators nor full_marks: a score has nothing to begin with.',
        },
        hint: {
          zh: '扣分制写 full_marks: 100；比率制写 indicators，权重合计 100。',
          en: 'Write full_marks: 100 for a scheme of deductions, or indicators whose weights add to 100.',
        },
      }),
    ];
  }
  if (fullMarks !== undefined)
    return [
      at(entry, ['fullMarks'], 'two-beginnings', {
        says: {
          zh: '有指标的办法从加权得分算起，不能再写基础分 full_marks。',
          en: 'A scheme with indicators begins with their weighted points: full_marks cannot stand beside them.',
        },
        hint: {
          zh: '删去 full_marks；另外加分的写在 additions。',
          en: 'Take full_marks away; points that are added stand under additions.',
        },
      }),
    ];
  const total = indicators.reduce((sum, { weight }) => sum + hundredths(weight), 0);
  if (total === 10_000) return [];
  return [
    at(entry, ['indicators'], 'weights-not-100', {
      says: {
        zh: `各指标权重合计 ${total / 100}，应为 100。`,
        en: `The weights of the indicators add to ${total / 100}, not to 100.`,
      },
      hint: { zh: '调整权重，使合计为 100。', en: 'Change the weights until they add to 100.' },
    }),
  ];
}

/** Figures that totals are held against have no more places than totals have. */
function checkPlaces(entry: Entry<Scheme>): Diagnostic[] {
  const { places } = entry.record;
  return (['fullMarks', 'floor', 'ceiling'] as const).flatMap((field) => {
    const figure = entry.record[field] ?? 0;
    if (Number(figure.toFixed(places)) === figure) return [];
    return [
      at(entry, [field], 'too-many-places', {
        says: {
          zh: `${figure} 的小数位多于总分的 ${places} 位。`,
          en: `${figure} has more decimal places than the ${places} of the total.`,
        },
        hint: {
          zh: `写成最多 ${places} 位小数，或加大 places。`,
          en: `Write at most ${places} decimal places, or raise places.`,
        },
      }),
    ];
  });
}

/** What one row costs or brings is not above its cap, and floor, full marks and ceiling stand in this order. */
export function checkBounds(entry: Entry<Scheme>): Diagnostic[] {
  const { floor, ceiling, fullMarks } = entry.record;
  const caps = (['deductions', 'additions'] as const).flatMap((list) =>
    entry.record[list].flatMap(({ id, points, cap }, index) =>
      cap >= points
        ? []
        : [
            at(entry, [list, index, 'cap'], 'cap-below-points', {
              says: {
                zh: `“${id}”的上限 ${cap} 低于一条的分值 ${points}。`,
                en: `The cap of “${id}”, ${cap}, is below the points of one row, ${points}.`,
              },
              hint: {
                zh: '上限不低于一条的分值；一条即封顶的，两个数写成一样。',
                en: 'A cap is at least the points of one row; write the same number where one row is the most.',
              },
            }),
          ],
    ),
  );
  caps.push(...checkPlaces(entry));
  const highest = ceiling ?? Number.POSITIVE_INFINITY;
  if (floor < highest && (fullMarks === undefined || (floor < fullMarks && fullMarks <= highest)))
    return caps;
  return [
    ...caps,
    at(entry, [ceiling === undefined ? 'floor' : 'ceiling'], 'bounds-crossed', {
      says: {
        zh: `总分下限 ${floor}、基础分 ${fullMarks ?? '（无）'}、总分上限 ${ceiling ?? '（无）'}的次序不对。`,
        en: `Floor ${floor}, full marks ${fullMarks ?? '(none)'} and ceiling ${ceiling ?? '(none)'} do not stand in this order.`,
      },
      hint: {
        zh: '下限低于基础分，基础分不高于上限；不写下限就是 0，不写上限就是不封顶。',
        en: 'The floor is below the full marks, and they are not above the ceiling; no floor means 0, no ceiling none.',
      },
    }),
  ];
}

/** There is something to take part by: indicators or bases. */
export function checkTakingPart(entry: Entry<Scheme>): Diagnostic[] {
  const { takingPart, indicators, bases } = entry.record;
  if (takingPart.least === 0 || indicators.length + bases.length > 0) return [];
  return [
    at(entry, ['takingPart'], 'nothing-to-take-part-by', {
      says: {
        zh: '没有指标也没有基数，看不出哪些单位有事项、哪些单位不参评。',
        en: 'Without indicators and bases nobody can tell which units have items and which do not take part.',
      },
      hint: {
        zh: '在 bases 里写一项基数（如该年度承担的事项）；全部单位都参评的写 taking_part: { least: 0 }。',
        en: 'Write a base, such as the year’s items, under bases; where all units take part write taking_part: { least: 0 }.',
      },
    }),
  ];
}

/** Grades go down, and the last asks for nothing: every ranked unit has one. */
export function checkGrades(entry: Entry<Scheme>): Diagnostic[] {
  const { grades, floor } = entry.record;
  const order = grades.flatMap(({ id, least }, index) => {
    const above = grades[index - 1];
    if (!above || above.least >= least) return [];
    return [
      at(entry, ['grades', index, 'least'], 'grades-not-falling', {
        says: {
          zh: `等次“${id}”要求的分数 ${least} 高于前一等次的 ${above.least}。`,
          en: `The grade “${id}” takes ${least}, more than the ${above.least} of the grade before it.`,
        },
        hint: {
          zh: '等次从高到低排列，先满足的先定。',
          en: 'List the grades from the highest down: the first that fits is given.',
        },
      }),
    ];
  });
  const last = grades.at(-1);
  if (!last || (last.least <= floor && last.top === undefined && last.without.length === 0)) return order;
  return [
    ...order,
    at(entry, ['grades', grades.length - 1], 'no-last-grade', {
      says: {
        zh: `最后一个等次“${last.id}”还有条件，够不上的单位没有等次。`,
        en: `The last grade “${last.id}” asks for something: units that fall short of it would have none.`,
      },
      hint: {
        zh: '最后一个等次不写 least、top、without。',
        en: 'Let the last grade go without least, top and without.',
      },
    }),
  ];
}
