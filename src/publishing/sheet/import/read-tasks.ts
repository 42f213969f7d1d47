import { setImmediate } from 'node:timers/promises';
import { readDocument } from '../../../documents/index.ts';
import { type Terms, targetOf } from '../../../ledger/index.ts';

/** What the words of a task promise in figures, as the reader of work reports finds it. */
export type TaskReading = Pick<Terms, 'targets' | 'type'>;

const mostTargets = 20;
/** A work report has about so many sentences; the reader takes several times longer for texts of a book's length. */
const batch = 100;

/**
 * Reads targets out of the tasks of an old sheet, which often has no column for them: 新增托位200个以上. The tasks
 * are read as the plan part of a work report of that year; between batches other work gets its turn.
 */
export async function readTasks(tasks: readonly string[], year: number): Promise<TaskReading[]> {
  const readings: TaskReading[] = [];
  for (let at = 0; at < tasks.length; at += batch) {
    readings.push(...readBatch(tasks.slice(at, at + batch), year));
    await setImmediate();
  }
  return readings;
}

function readBatch(tasks: readonly string[], year: number): TaskReading[] {
  const head = `政府工作报告\n\n一、${year}年工作安排\n\n`;
  const lines = tasks.map((task) => `${task.replace(/\s+/g, ' ').replace(/[。；;]+$/, '')}。`);
  const { claims, commitments } = readDocument(head + lines.join('\n'));
  let start = head.length;
  return lines.map((line) => {
    const [from, to] = [start, start + line.length];
    start = to + 1;
    const here = <T extends { readonly start: number }>(list: readonly T[]): T[] =>
      list.filter((one) => one.start >= from && one.start < to);
    const targets = here(claims)
      .filter(({ modality, value }) => modality === 'plan' && value !== null)
      .map((claim) => targetOf(claim, null))
      .slice(0, mostTargets);
    if (targets.length === 0) return { targets, type: 'descriptive' };
    const types = here(commitments).map(({ type }) => type);
    return {
      targets,
      type: types.length > 0 && types.every((t) => t === 'countable') ? 'countable' : 'numeric',
    };
  });
}
