import type { ComputationView } from '../../wire/index.ts';
import { englishFigure, figure } from './figure.ts';
import { type Language, unitWords } from './target.ts';

/** What a computation came to, in words: 360亿元, 3/5; empty where it came to nothing. */
export function computedText(value: ComputationView['value'], language: Language): string {
  switch (value.kind) {
    case 'figure': {
      const number = Number(value.value);
      const digits = language === 'zh' ? figure(number) : englishFigure(number);
      return `${digits}${unitWords(value.unit, language, number === 1)}`;
    }
    case 'count':
      return `${value.done}/${value.of}`;
    case 'missing':
      return '';
  }
}
