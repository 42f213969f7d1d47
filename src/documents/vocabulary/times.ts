/** Words of time: terms, deadlines, spans. Source: reports of 2003–2026; gold/GUIDE.md, ruling 9. */

/** The five-year plans by the character in their name. */
export const terms: Readonly<Record<string, readonly [number, number]>> = {
  十五: [2001, 2005],
  十一五: [2006, 2010],
  十二五: [2011, 2015],
  十三五: [2016, 2020],
  十四五: [2021, 2025],
  十五五: [2026, 2030],
};

/** Month and day of a deadline without a year; the first shape that fits decides. */
export const deadlines: readonly (readonly [RegExp, string])[] = [
  [/(?:上半年|年中(?=前|，|、|完成|投|建|底)|6月底)(?!年)/, '06-30'],
  [/(?:一季度|第一季度)(?:末|内|前)?/, '03-31'],
  [/(?:二季度|第二季度)(?:末|内|前)?/, '06-30'],
  [/(?:三季度|第三季度|前三季度)(?:末|内|前)?/, '09-30'],
  [/(?:四季度|第四季度)(?:末|内|前)?/, '12-31'],
  [/国庆节?前/, '09-30'],
  [/“?七一”?前/, '06-30'],
  [/“?五一”?前/, '04-30'],
  [/(?:年底前?|年末前?|(?<![一二两三四五六七八九十\d])年内|年底之前|到年底|岁末)/, '12-31'],
];

/** Levels at a point in time; everything else that a five-year review counts is a flow over the span. */
export const levelLinks =
  /(?:达到?|接近|突破|超过?|稳定在|保持在|控制在|提高到|提高至|提升至|提升到|增至|增加到|增加至|增长到|增长至|降至|减至|减到|降为|降到|下降到|下降至|缩小到|缩小至|上升到|上升至|发展到|跃升至|跃升到|调整为|优化为|占|为|是|位居|居|列|升至|压缩至|压缩到|缩短至|迈上|跨上|站上|拥有|有)$/;
