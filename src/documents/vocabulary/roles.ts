/**
 * Words by which headings and openings of paragraphs show what a part of a work report is about.
 * Source: headings of work reports of counties, prefectures, provinces and the State Council, 2003–2026.
 * The first pattern that fits decides.
 */
import type { SectionRole } from '../reading.ts';

export const headingRoles: readonly (readonly [SectionRole, RegExp])[] = [
  [
    'other',
    /^(?:附件|附：|附录|名词解释|名词注释|注释|有关名词|相关名词|用语说明|有关用语|名词说明|《?政府工作报告》?(?:中)?(?:有关|部分|相关)?(?:名词|用语|词语|注释))/,
  ],
  [
    'self-building',
    /政府(?:系统)?(?:的)?(?:全面)?自身建设|(?:深入推进|推进|加强|创新|提升)政府治理|加强政府建设|政府(?:治理|服务|行政)(?:能力|效能|水平)|(?:人民满意|服务型?|法治|廉洁|高效|有为|效能|现代)[^，]{0,8}政府|加强自身建设|自身建设|政府效能|转变政府职能|履职能力/,
  ],
  [
    'term-review',
    /(?:过去|近|这|以往)(?:的)?五年|五年(?:来|工作)?[^，]{0,4}(?:回顾|总结)|本届政府|上届政府|(?:“?十[一二三四五]?五”?)(?:规划|时期|期间)?[^，年]{0,10}(?:回顾|总结|成就|成效|主要成绩)/,
  ],
  [
    'review',
    /回顾|工作总结|(?:过去|刚刚过去)(?:的)?一年|(?:上|去)年(?:的)?(?:主要)?工作(?:情况)?$|年(?:主要)?工作(?:情况|总结|完成情况)|取得的(?:主要)?(?:成绩|成就)/,
  ],
  ['problems', /存在的?(?:主要)?(?:问题|困难|不足)/],
  [
    'plan',
    /(?:今年|20\d\d年?|二〇.{2}年|全年|新(?:的)?一年|下一步|下步|当前)[^。]{0,14}(?:工作|目标|任务|重点|安排|部署|要求|打算|建议|思路|谋划|计划|要点|举措|取向|着力点|发展)/,
  ],
  [
    'term-plan',
    /(?:今后|未来|下一个|新的?)五年|“?十[一二三四五六]?五”?|远景|规划纲要|五年(?:奋斗)?目标|二〇三五/,
  ],
  [
    'plan',
    /(?:工作|主要|重点|目标)(?:任务|安排|目标|部署)|总体(?:要求|思路)|预期目标|重点工作|工作(?:安排|重点|思路|谋划)/,
  ],
];

/** A heading that joins the coming five years and the coming year: the years ahead come first in its text. */
export const joinedPlan =
  /“?十[一二三四五六]?五”?.{0,16}(?:和|及|与|、).{0,12}(?:今年|20\d\d年)|(?:今后|未来)五年.{0,16}(?:和|及|与).{0,12}(?:今年|20\d\d年)/;

/** Openings of paragraphs inside a review that turn to the five years behind … */
export const turnsToTerm =
  /^(?:各位代表[！，])?(?:回顾|总结)?(?:过去|这|近|刚刚过去)?(?:的)?五年(?:来|间|，|里|是)|^(?:各位代表[！，])?(?:经过五年|“?十[一二三四五]?五”?(?:时期|期间|以来|收官)|“十[一二三四五]?五”)/;
/** … and back to the year behind. */
export const turnsToYear =
  /^(?:各位代表[！，])?(?:过去(?:的)?一年|一年来|(?:刚刚)?过去的(?:一年|20\d\d年)|20\d\d年(?:，|是|全|我|以)|去年(?:，|以来))/;
/** A paragraph that opens the coming year inside a part about the years ahead. */
export const turnsToPlan =
  /^(?:各位代表[！，])?(?:做好|今年|20\d\d年).{0,40}(?:开局|工作|要求|目标|思路|安排|第一年|之年|关键)/;
/** A paragraph that confesses what is not well, inside a review. */
export const turnsToProblems =
  /(?:清醒|深刻|充分|也)(?:地)?(?:认识|看)到?.{0,60}(?:问题|困难|不足|差距|短板|挑战|矛盾|制约)|存在(?:的|着|一些|不少|诸多).{0,24}(?:问题|困难|不足|差距|短板|矛盾)|(?:问题|困难|不足|挑战|短板)(?:和|与|、)?(?:困难|问题|不足|挑战)?(?:主要)?(?:表现)?(?:是|为|在)?：/;
/** The sentence that sets the year's figures; where no heading shows the plan, it opens it. */
export const setsTargets =
  /(?:今年|20\d\d年|全年)?(?:全[省市县区州]|我[省市县区州])?(?:经济社会|经济和社会|国民经济)?(?:发展)?(?:的)?(?:主要)?(?:预期|奋斗|工作)目标(?:是|为|：|建议)|(?:今年|20\d\d年)(?:政府|全)?.{0,8}工作的?(?:总体要求|总体思路|指导思想)|^政府工作的?(?:总体要求|总体思路)(?:是|：)/;
/** The opening of a glossary entry. */
export const glossaryEntry =
  /^(?:\[\d+\]|【\d+】|注?[①-⑳]|（?\d{1,3}[）.、．：)]?)\s*[“《]?[^。；]{1,60}[：:]|^\[\d+\]|^“[^”]{2,40}”\d*[：:](?:是?指|即)?|^[^，。；]{2,40}：是?指/;
