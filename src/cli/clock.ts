import type { Command } from 'commander';
import { answerClockQuestion, type Clock, type ClockAnswer, machineClock, today } from '../clock/index.ts';
import type { Wording } from '../kernel/index.ts';
import { inWords } from './speak.ts';

/** The lines a person reads: the answer in a sentence, then every day with why it counted or not. */
export function linesOf(answer: ClockAnswer, brief: boolean, words: (wording: Wording) => string): string[] {
  const sentence = words(answer.sentence);
  if (answer.kind !== 'due' || brief) return [sentence];
  const width = String(answer.days.length).length;
  const days = answer.days.map(({ day, counts, sum, reason }) => {
    const count = counts > 0 ? String(sum).padStart(width) : '-'.padStart(width);
    return `  ${day}  ${count}  ${words(reason)}`;
  });
  return [sentence, ...days];
}

/** `suohe clock "20 working days from 2026-09-25"`: when a period ends, and why, day by day. */
export function registerClock(program: Command, clock: Clock = machineClock): void {
  program
    .command('clock')
    .description(
      inWords({
        zh: '计算到期日并逐日说明，例如：suohe clock "自2026-09-25起20个工作日"',
        en: 'when a period ends and why, day by day: suohe clock "20 working days from 2026-09-25"',
      }),
    )
    .argument(
      '<question...>',
      inWords({ zh: '一句话的问题，中文或者英文', en: 'one sentence, Chinese or English' }),
    )
    .option('--json', inWords({ zh: '以JSON输出', en: 'print JSON' }))
    .option('--brief', inWords({ zh: '只要一句话，不逐日列出', en: 'the sentence only, without the days' }))
    .action((question: string[], { json = false, brief = false }: { json?: boolean; brief?: boolean }) => {
      const answer = answerClockQuestion(question.join(' '), today(clock));
      const text = json ? JSON.stringify(answer, null, 2) : linesOf(answer, brief, inWords).join('\n');
      process.stdout.write(`${text}\n`);
    });
}
