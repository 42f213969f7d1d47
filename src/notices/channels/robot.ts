import { z } from 'zod';
import type { Sent } from '../port.ts';
import { type Answer, postJson, sentByStatus } from './post-json.ts';

const Said = z.object({ errcode: z.int(), errmsg: z.string().default('') });

/** Codes of a robot that may pass, each with the seconds to wait. */
export type Passing = Readonly<Record<number, number>>;

/**
 * What the answer of a group robot means: both robots answer with status 200 and an `errcode`, which is 0 where
 * the message was taken.
 */
function sentByCode(answer: Answer, passing: Passing): Sent {
  if (answer.status !== 200) return sentByStatus(answer);
  const said = Said.safeParse(jsonOf(answer.text));
  if (!said.success) return { outcome: 'later', scope: 'channel', reason: '对方的应答无法识别' };
  const { errcode } = said.data;
  if (errcode === 0) return { outcome: 'delivered' };
  const reason = `机器人返回 errcode ${errcode}`;
  const afterSeconds = passing[errcode];
  return afterSeconds === undefined
    ? { outcome: 'refused', reason }
    : { outcome: 'later', scope: 'channel', reason, afterSeconds };
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
  { patience, passing }: { readonly patience: number; readonly passing: Passing },
): Promise<Sent> {
  const answer = await postJson(url, JSON.stringify({ msgtype: 'text', text: { content } }), { patience });
  return 'outcome' in answer ? answer : sentByCode(answer, passing);
}
