import { Refusal, type Wording } from '../kernel/index.ts';

/** The languages of the house. */
export type Language = keyof Wording;

type Environment = Readonly<Record<string, string | undefined>>;

/** Chinese, unless the environment (LC_ALL, LC_MESSAGES, LANG) asks for English. Source: POSIX, 8.2. */
export function languageOf(env: Environment): Language {
  const wish = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (text) => text !== undefined && text !== '',
  );
  return wish?.startsWith('en') === true ? 'en' : 'zh';
}

let chosen: Language | undefined;

/** Settles the language for this run; `--lang` goes before the environment. */
export function speak(language: Language): void {
  chosen = language;
}

/** The language of this run. */
export const language = (): Language => chosen ?? languageOf(process.env);

/** The sentence in the language of this run. */
export const inWords = (wording: Wording): string => wording[language()];

/** Tells the person at the terminal how it goes; standard output stays free for results. */
export const tell = (wording: Wording): void => {
  process.stderr.write(`${inWords(wording)}\n`);
};

/** Exit codes of every command: 0 done, 1 refused, 2 misused. */
export const exits = { done: 0, refused: 1, misused: 2 } as const;

/** The one place where a command's refusal is printed. Anything else is a bug and shows its stack. */
export function printFailure(error: unknown): number {
  if (error instanceof Refusal) process.stderr.write(`${inWords(error.wording)}\n`);
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return exits.refused;
}
