import { z } from 'zod';
import type { Wording } from '../../kernel/index.ts';
import type { Sent } from '../port.ts';
import { type Answer, postJson, sentByStatus, type Wish } from './post-json.ts';
import { wordsOf } from './words-of.ts';

const Said = z.object({ errcode: z.int(), errmsg: z.string().default('') });

/** What the codes of a robot mean: those that may pass, with the seconds to wait, and those that meet every notice. */
export type Codes = {
  readonly passing: Readonly<Record<number, number>>;
  readonly ofChannel: ReadonlySet<number>;
  readonly means: Readonly<Record<number, Wording>>;
};

/**
 * What the answer of a group robot means: both robots answer with status 200 and an `errcode`, which is 0 where
 * the message was taken. Their makers ask to go by the code, never by the words, which may change.
 */
function sentByCode(answer: Answer, codes: Codes, secrets: readonly string[]): Sent {
  if (answer.status !== 200) return sentByStatus(answer, secrets);
  const said = Said.safeParse(jsonOf(answer.text));
  if (!said.success) {
    const reason = { zh: '对方的应答无法识别', en: 'The answer could not be understood' };
    return { outcome: 'later', scope: 'channel', reason };
  }
  const { errcode, errmsg } = said.data;
  if (errcode === 0) return { outcome: 'delivered' };
  const means = codes.means[errcode] ?? { zh: '机器人没有收下', en: 'The robot did not take it' };
  const words = wordsOf(errmsg, secrets);
  const reason = {
    zh: `${means.zh}（errcode ${errcode}${words && `：${words}`}）`,
    en: `${means.en} (errcode ${errcode}${words && `: ${words}`})`,
  };
  const afterSeconds = codes.passing[errcode];
  if (afterSeconds !== undefined) return { outcome: 'later', scope: 'channel', reason, afterSeconds };
  return { outcome: 'refused', scope: codes.ofChannel.has(errcode) ? 'channel' : 'notice', reason };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON is no answer of a robot: the caller says so.
    return undefined;
  }
}

/** Sends a text to a group robot: both take the same body. */
export async function sendToRobot(
  url: string,
  content: string,
  { codes, secrets, ...wish }: Wish & { readonly codes: Codes; readonly secrets: readonly string[] },
): Promise<Sent> {
  const answer = await postJson(url, JSON.stringify({ msgtype: 'text', text: { content } }), wish);
  return 'outcome' in answer ? answer : sentByCode(answer, codes, secrets);
}
