import type { Draft } from './claims.ts';
import type { CommitmentType } from './reading.ts';
import { measuredCounters, measuredThings, measuredWords, namedThings } from './vocabulary/promises.ts';
import { counterUnits } from './vocabulary/units.ts';

const LARGE = 1000;

const isCount = (claim: Draft): boolean =>
  counterUnits.has(claim.unit) &&
  claim.kind === 'value' &&
  !measuredCounters.has(claim.unit) &&
  !measuredThings.test(claim.metric) &&
  (claim.value ?? 0) < LARGE;

/** What decides at year's end: a measure, the named or counted things, or milestones with evidence. */
export function typeOf(text: string, claims: readonly Draft[]): CommitmentType {
  if (claims.some((c) => !isCount(c))) return 'numeric';
  if (claims.length > 0) return 'countable';
  if (measuredWords.test(text)) return 'numeric';
  return severalNamed(text) ? 'countable' : 'descriptive';
}

/** 甲、乙等项目; 甲水库、乙水库清淤工程: two or more named things under one verb. */
function severalNamed(text: string): boolean {
  if (text.includes('一批') || /[，；]/.test(text)) return false;
  const list = text
    .replace(/“[^”]*”/g, '甲')
    .replace(/（[^）]*）/g, '')
    .split(/[、和]/);
  if (list.length < 2) return false;
  const longest = Math.max(...list.slice(0, -1).map((part) => part.length));
  return longest >= 3 && namedThings.test(text.replace(/建设$|实施$|前期谋划$|软硬件建设$|修编$/, ''));
}

const NAMED =
  /(?:推进|推动|加快|实施|完成|启动|建设|开工|新建|确保|支持|做好|抓好|谋划|改造|扩建|打通|建成|引进|配合|投用|争取)(?:建设|实施|推进|改造)?([^，；]{3,40}?)(?:等(?:[^，；]{0,12})?(?:项目|工程|道路|学校|医院|公园|园区)|(?:项目|工程)(?:建设|前期|落地|开工|竣工|投产|实施|$)|建设$|建成投产|投入使用|落地$)/;

/** Names of projects in a commitment: what stands before 等 or before 项目, cut at 、. */
export function projectsIn(text: string): string[] {
  const hit = NAMED.exec(text);
  if (!hit?.[1]) return [];
  const listed = /等/.test(hit[0].slice(hit[0].indexOf(hit[1]) + hit[1].length));
  const names = hit[1].split(/[、和]/).map((name) => name.replace(/^[的了]|“|”/g, '').trim());
  if (!listed && names.length === 1 && (names[0]?.length ?? 0) > 16) return [];
  return names.filter(
    (name) => name.length >= 2 && name.length <= 20 && !/\d+[个条座]|一批|更多|重点|各类/.test(name),
  );
}
