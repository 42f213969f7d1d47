import { actAdverbs, actGroups, actor, frames, plainAdverbs } from './vocabulary/promises.ts';
import { actVerbs, compoundEnding, firmVerbs, nominal } from './vocabulary/verbs.ts';

const LIST_NUMBER =
  /^(?:[一二三四五六七八九十]+是(?:要)?|（[一二三四五六七八九十\d]+）|[一二三四五六七八九十]+、|\d+[.、]|[①-⑳])/;

/** 突出[抓好…]: the length of a verb that only says how the act behind it is done. */
function verbAsAdverb(text: string, at: number): number {
  const length = actAdverbs.at(text, at);
  return length > 0 && actVerbs.at(text, at + length) > 1 ? length : 0;
}

/** How far the adverbs before an act reach. */
export function adverbsEnd(text: string): number {
  let at = LIST_NUMBER.exec(text)?.[0].length ?? 0;
  for (let i = 0; i < 8; i += 1) {
    const length = plainAdverbs.at(text, at) || verbAsAdverb(text, at);
    if (length === 0 || text.length <= at + length + 1) break;
    at += length;
  }
  return at;
}

/** The first group whose shape fits, or ''. */
export function actGroupOf(text: string): string {
  for (const [name, shape] of actGroups) if (shape.test(text)) return name;
  return '';
}

const FOOTNOTE = /\^?\[\d+\]/g;
const LONGEST_ACTOR = 18;

/** 循环园区完善设施, 在建工地实行包联: the act without its actor, where a noun stands first. */
function withoutActor(text: string): string | undefined {
  if (actGroupOf(text) !== '' || frames.test(text) || actVerbs.at(text, 0) > 0) return undefined;
  const hit = actor.exec(text);
  if (hit) {
    const behind = text.slice(hit[0].length);
    const rest = behind.slice(adverbsEnd(behind));
    if (/^(?:完善|建设|推进|加快)/.test(rest) || actGroupOf(rest) === 'firm') return rest;
  }
  for (let i = 2; i < Math.min(text.length - 3, LONGEST_ACTOR); i += 1) {
    const length = actVerbs.at(text, i);
    if (length < 2) continue;
    const rest = text.slice(i);
    const own =
      firmVerbs.has(rest.slice(0, length)) &&
      !nominal.test(rest.slice(length)) &&
      !compoundEnding.test(rest.slice(length));
    return own && actGroupOf(rest) === 'firm' ? rest : undefined;
  }
  return undefined;
}

/** 力争创成, 确保完成: the act is what is striven for. */
function withoutAim(text: string): string {
  const rest = text.replace(/^(?:力争|确保|争取)/, '');
  return rest !== text && actGroupOf(rest) === 'firm' ? rest : text;
}

/** The act of a stretch: without what stands before it, and whether an actor did. */
export function actOf(raw: string): { readonly text: string; readonly acts: boolean } {
  const plain = withoutAim(raw.slice(adverbsEnd(raw)).replace(FOOTNOTE, ''));
  const act = withoutActor(plain);
  return { text: act ?? plain, acts: act !== undefined };
}
