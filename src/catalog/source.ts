import type { Diagnostic, Place } from '../kernel/index.ts';

export type Path = readonly (string | number)[];

/**
 * A file that has been read as YAML or as a table: its plain value, keys in camelCase, and where each part
 * of it stands. A path that does not stand in the file answers with its nearest parent.
 */
export type SourceFile = {
  readonly file: string;
  readonly value: unknown;
  readonly placeOf: (path: Path, part?: 'key' | 'value') => Place;
  readonly diagnostics: readonly Diagnostic[];
};

/** One record of a file, with its place: what every check that crosses files works on. */
export type Entry<T> = {
  readonly record: T;
  readonly placeOf: (...path: Path) => Place;
};

/** `valid_from`, as files spell it, is `validFrom` in programs. */
export const camelCase = (key: string): string =>
  key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** `validFrom` is spelled `valid_from` in files and in messages about them. */
export const snakeCase = (key: string): string =>
  key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const separator = '\u001f';

/** The places of a file under construction. */
export class Places {
  readonly #known = new Map<string, Place>();
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  mark(path: Path, part: 'key' | 'value', line: number, column: number): void {
    this.#known.set([part, ...path].join(separator), { file: this.#file, line, column });
  }

  find = (path: Path, part: 'key' | 'value' = 'value'): Place => {
    for (let length = path.length; length >= 0; length -= 1) {
      const steps = path.slice(0, length);
      const wanted = length === path.length ? part : 'value';
      const found = this.#known.get([wanted, ...steps].join(separator));
      if (found !== undefined) return found;
    }
    return { file: this.#file, line: 1, column: 1 };
  };
}
