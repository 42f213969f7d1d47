import type { Command } from 'commander';
import { type Db, readSettings, startDatabase } from '../db/index.ts';
import type { Wording } from '../kernel/index.ts';
import { type CaseVerdict, type LogVerdict, verifyAccessLog, verifyCounty } from '../ledger/index.ts';
import { listCounties } from '../people/index.ts';
import { exits, inWords, tell } from './speak.ts';

type AnyFault = (CaseVerdict | LogVerdict)['faults'][number]['fault'];

const faultWords: Readonly<Record<AnyFault, Wording>> = {
  missing: { zh: '缺失', en: 'missing' },
  'out-of-order': { zh: '顺序不对', en: 'out of order' },
  'wrong-previous': { zh: '与前一条不衔接', en: 'does not follow the one before' },
  altered: { zh: '内容被改动', en: 'altered' },
  'private-part-altered': { zh: '非公开内容被改动', en: 'its private part was altered' },
  'private-part-missing': {
    zh: '非公开内容缺失，且没有清除记录',
    en: 'its private part is gone, and no entry says that it was erased',
  },
  'projection-differs': { zh: '台账与记录不一致', en: 'the ledger’s row differs from the entries' },
  'head-differs': { zh: '与所记的末条不一致', en: 'is not the line that is remembered as the last' },
  'source-altered': { zh: '依据的原文被改动或缺失', en: 'the text it rests on was altered or is gone' },
};

/** `suohe verify`: holds every case and the access log against what was written; exit 1 where anything was changed since. */
export function registerVerify(program: Command): void {
  program
    .command('verify')
    .description(
      inWords({
        zh: '校验台账与查阅记录：逐件核对记录链，找出被改动、调换或缺失的记录',
        en: 'verify the ledger and the access log: find altered, reordered and missing entries',
      }),
    )
    .option('--json', inWords({ zh: '以 JSON Lines 输出每一件', en: 'print every case as JSON Lines' }))
    .action(async ({ json }: { json?: boolean }) => {
      const database = await startDatabase(readSettings(process.env), tell);
      try {
        process.exitCode = await verifyAll(database.db, json ? asJson : asWords);
      } finally {
        await database.stop();
      }
    });
}

/** What is printed of each case and of each county's access log. */
type Printer = {
  readonly ofCase: (county: string, verdict: CaseVerdict) => void;
  readonly ofLog: (county: string, verdict: LogVerdict) => void;
};

async function verifyAll(db: Db, print: Printer): Promise<number> {
  let cases = 0;
  let lines = 0;
  let unsound = 0;
  let faultyLogs = 0;
  for (const county of await listCounties(db)) {
    for await (const verdict of verifyCounty(db, county.id)) {
      cases += 1;
      if (verdict.faults.length > 0) unsound += 1;
      print.ofCase(county.id, verdict);
    }
    const log = await verifyAccessLog(db, county.id);
    lines += log.lines;
    if (log.faults.length > 0) faultyLogs += 1;
    print.ofLog(county.id, log);
  }
  tell({
    zh: `共校验 ${cases} 件，${unsound === 0 ? '全部完好' : `其中 ${unsound} 件有问题`}；查阅记录 ${lines} 条，${faultyLogs === 0 ? '完好' : '有问题'}。`,
    en: `Verified ${cases} case(s): ${unsound === 0 ? 'all sound' : `${unsound} not sound`}; ${lines} line(s) of the access log: ${faultyLogs === 0 ? 'sound' : 'not sound'}.`,
  });
  return unsound + faultyLogs === 0 ? exits.done : exits.refused;
}

const printJson = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);

const asJson: Printer = {
  ofCase: (county, verdict) => printJson({ county, ...verdict }),
  ofLog: (county, verdict) => printJson({ county, accessLog: verdict }),
};

const printLine = (line: Wording): void => void process.stdout.write(`${inWords(line)}\n`);

const asWords: Printer = {
  ofCase: (_county, { number, faults }) => {
    for (const { seq, fault } of faults) {
      const words = faultWords[fault];
      printLine({
        zh: `${number} 第 ${seq} 条记录：${words.zh}`,
        en: `${number}, entry ${seq}: ${words.en}`,
      });
    }
  },
  ofLog: (county, { faults }) => {
    for (const { seq, fault } of faults) {
      const words = faultWords[fault];
      printLine({
        zh: `${county} 查阅记录第 ${seq} 条：${words.zh}`,
        en: `${county}, line ${seq} of the access log: ${words.en}`,
      });
    }
  },
};
