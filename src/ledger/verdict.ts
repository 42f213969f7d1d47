import type { Matter, Verb } from '../catalog/index.ts';
import { Refusal } from '../kernel/index.ts';
import type { Asked } from './command.ts';

type Said = Asked<'verify'>;

const noVerdict = (zh: string, en: string): Refusal => new Refusal('bad-input', { zh, en });

/** A verdict in the words of its matter: the kind says whether it upholds what was reported. */
function verdictOf({ verdicts = {} }: Pick<Matter, 'verdicts'>, { passed, verdict, reason }: Said) {
  const kinds = Object.entries(verdicts);
  const chosen = kinds.find(([id]) => id === verdict);
  if (chosen && (passed === undefined || passed === chosen[1].passed))
    return { passed: chosen[1].passed, verdict: chosen[0], words: chosen[1].name, reason };
  if (kinds.length === 0 && verdict === null && passed !== undefined) return { passed, reason };
  if (kinds.length === 0) throw noVerdict('须注明核查通过还是不通过。', 'Say whether it is verified or not.');
  throw noVerdict(
    `须注明核查结论：${kinds.map(([id, { name }]) => `${name.zh}（${id}）`).join('、')}。`,
    `Name the verdict: ${kinds.map(([id, { name }]) => `${name.en} (${id})`).join(', ')}.`,
  );
}

/**
 * Arguments as the matter understands them: a kind of verdict says by itself whether it passed.
 * @throws Refusal `bad-input` where no verdict of the matter is named
 */
export const settled = <V extends Verb>(
  matter: Pick<Matter, 'verdicts'>,
  verb: V,
  args: Asked<V>,
): Asked<V> => (verb === 'verify' ? (verdictOf(matter, args as Said) as Asked<V>) : args);
