import { type Command, CommanderError, Option, Command as Program } from 'commander';
import type { Wording } from '../kernel/index.ts';
import { exits, inWords, languageOf, printFailure, speak } from './speak.ts';

type Register = (program: Command) => void;

/** The commands, each in its own file that is read only when it is called: `read` must answer at once. */
const commands: Readonly<Record<string, () => Promise<Register>>> = {
  start: async () => (await import('./start.ts')).registerStart,
  migrate: async () => (await import('./migrate.ts')).registerMigrate,
  schema: async () => (await import('./schema.ts')).registerSchema,
  read: async () => (await import('./read.ts')).registerRead,
  compare: async () => (await import('./compare.ts')).registerCompare,
  clock: async () => (await import('./clock.ts')).registerClock,
  define: async () => (await import('./define.ts')).registerDefine,
  observe: async () => (await import('./observe.ts')).registerObserve,
  verify: async () => (await import('./verify.ts')).registerVerify,
};

const titles: Readonly<Record<string, Wording>> = {
  'Usage:': { zh: '用法：', en: 'Usage:' },
  'Arguments:': { zh: '参数：', en: 'Arguments:' },
  'Options:': { zh: '选项：', en: 'Options:' },
  'Commands:': { zh: '命令：', en: 'Commands:' },
};

/** The language must be known before the commands describe themselves. */
function settleLanguage(words: readonly string[]): void {
  const at = words.indexOf('--lang');
  const wish = at < 0 ? words.find((word) => word.startsWith('--lang='))?.slice(7) : words[at + 1];
  speak(wish === 'zh' || wish === 'en' ? wish : languageOf(process.env));
}

async function programFor(words: readonly string[]): Promise<Command> {
  const program = new Program('suohe')
    .description(
      inWords({
        zh: '索河：县级政府履行承诺的台账',
        en: 'Suohe: the ledger on which a county keeps its promises',
      }),
    )
    .addOption(
      new Option('--lang <language>', inWords({ zh: '界面语言', en: 'language of messages' })).choices([
        'zh',
        'en',
      ]),
    )
    .helpOption('-h, --help', inWords({ zh: '显示帮助', en: 'show help' }))
    .helpCommand('help [command]', inWords({ zh: '显示某个命令的帮助', en: 'show help for a command' }))
    .configureHelp({ styleTitle: (title) => inWords(titles[title] ?? { zh: title, en: title }) })
    .exitOverride();
  const named = words.filter((word) => Object.hasOwn(commands, word));
  const wanted = named.length === 0 ? Object.keys(commands) : named;
  for (const name of wanted) (await commands[name]?.())?.(program);
  for (const command of program.commands) command.copyInheritedSettings(program);
  return program;
}

async function main(words: readonly string[]): Promise<number> {
  settleLanguage(words);
  try {
    const program = await programFor(words);
    await program.parseAsync(words, { from: 'user' });
    return typeof process.exitCode === 'number' ? process.exitCode : exits.done;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exits.done : exits.misused;
    return printFailure(error);
  }
}

// Whoever reads us may stop reading (`suohe read FILE | head`): then there is nothing left to say.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await main(process.argv.slice(2));
if (process.connected) process.disconnect(); // The channel to the launcher would keep us waiting.
