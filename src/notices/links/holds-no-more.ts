import { dayAt, type Instant } from '../../clock/index.ts';
import { Refusal, type RefusalCode } from '../../kernel/index.ts';
import { dayIn } from '../day-in.ts';

/** Why a link leads nowhere. Only who holds a token that was given out learns more than `unknown`. */
export type LinkFault =
  | { readonly why: 'unknown' | 'no-order' }
  | { readonly why: 'expired'; readonly at: Instant }
  | { readonly why: 'office' | 'renewed' | 'address' | 'former'; readonly at: Instant }
  | { readonly why: 'ended'; readonly number: string; readonly stage: string }
  | { readonly why: 'post-ended'; readonly unit: string }
  | { readonly why: 'not-in-charge'; readonly unit: string; readonly now: string | undefined };

const says = (fault: LinkFault): readonly [RefusalCode, zh: string, en: string] => {
  switch (fault.why) {
    case 'unknown':
      return [
        'not-found',
        '系统中没有这个链接：可能没有复制完整，或通知已过保存期。请从通知里重新完整复制；仍打不开的，请联系督查室换发链接。',
        'There is no such link: it may not have been copied whole, or its notice is too old to be kept. Copy it from the notice again; if that does not help, ask the delivery office for a new link.',
      ];
    case 'no-order':
      return [
        'not-found',
        '这个链接对应的督办单已不在台账中，请联系督查室。',
        'The order of this link is not in the ledger any more; ask the delivery office.',
      ];
    case 'expired':
      return [
        'wrong-state',
        `这个链接已于${dayIn(dayAt(fault.at)).zh}到期，没有收下任何内容。请联系督查室换发链接，或登录系统回复。`,
        `This link ended on ${dayIn(dayAt(fault.at)).en}; nothing was taken in. Ask the delivery office for a new one, or sign in to answer.`,
      ];
    case 'office':
      return [
        'wrong-state',
        `督查室已于${dayIn(dayAt(fault.at)).zh}作废这个链接。如仍需回复，请联系督查室换发链接，或登录系统办理。`,
        `The delivery office made this link void on ${dayIn(dayAt(fault.at)).en}. If an answer is still due, ask the office for a new link, or sign in.`,
      ];
    case 'renewed':
      return [
        'wrong-state',
        `督查室已于${dayIn(dayAt(fault.at)).zh}换发新链接，这个旧链接不再有效。请打开最近一次通知里的链接。`,
        `The delivery office sent a newer link on ${dayIn(dayAt(fault.at)).en}; this one holds no more. Open the link of the latest notice.`,
      ];
    case 'address':
      return [
        'wrong-state',
        `收到这个链接的通知地址已于${dayIn(dayAt(fault.at)).zh}停用，链接随之失效。请用本单位现在的通知地址收到的链接，或联系督查室。`,
        `The address to which this link was sent ended on ${dayIn(dayAt(fault.at)).en}, and the link with it. Use the link sent to your unit’s present address, or ask the delivery office.`,
      ];
    case 'former':
      return [
        'wrong-state',
        `这个链接已于${dayIn(dayAt(fault.at)).zh}失效：督办单已经回复，或链接已作废。请登录系统查看，或联系督查室。`,
        `This link has held no more since ${dayIn(dayAt(fault.at)).en}: the order was answered, or the link was made void. Sign in to look, or ask the delivery office.`,
      ];
    case 'ended':
      return [
        'wrong-state',
        `${fault.number}现在是“${fault.stage}”，已经结束，这份督办单不需要再回复。如有异议，请联系督查室。`,
        `${fault.number} is closed (“${fault.stage}”), so this order needs no answer any more. If you think otherwise, ask the delivery office.`,
      ];
    case 'post-ended':
      return [
        'wrong-state',
        `“${fault.unit}”已不再设置（机构调整或岗位撤销），不能再以它的名义回复。请承接职责的单位登录系统办理，或联系督查室换发链接。`,
        `“${fault.unit}” exists no more (reorganised, or the post was abolished), so nobody can answer in its name. The unit that took over may sign in, or ask the delivery office for a link of its own.`,
      ];
    case 'not-in-charge':
      return [
        'wrong-state',
        fault.now === undefined
          ? `这一件已不由“${fault.unit}”承办，正待重新确定承办单位，不能以这个链接回复。如有疑问，请联系督查室。`
          : `这一件已改由“${fault.now}”承办，“${fault.unit}”不需要再回复。如有疑问，请联系督查室。`,
        fault.now === undefined
          ? `“${fault.unit}” is not in charge of this case any more, and it waits for a new unit; this link cannot answer it. If in doubt, ask the delivery office.`
          : `“${fault.now}” is in charge of this case now; “${fault.unit}” need not answer any more. If in doubt, ask the delivery office.`,
      ];
  }
};

/** The refusal for a link that leads nowhere: why, in plain words, and what to do. */
export function holdsNoMore(fault: LinkFault): Refusal {
  const [code, zh, en] = says(fault);
  return new Refusal(code, { zh, en }, { link: fault.why });
}
