import { sayFigure } from '../../kernel/index.ts';
import type { ComputationView } from '../../wire/index.ts';
import type { Language } from './target.ts';

/** What a computation came to, in words: 360亿元, 3/5, 第2位; empty where it came to nothing. */
export function computedText(value: ComputationView['value'], language: Language): string {
  switch (value.kind) {
    case 'figure':
      return sayFigure(value.value, value.unit)[language];
    case 'count':
      return `${value.done}/${value.of}`;
    case 'missing':
      return '';
  }
}
