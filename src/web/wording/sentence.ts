import type { Wording } from '../../kernel/index.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

/** The name of a sentence of the catalogue. */
export type Key = keyof typeof zh;

/** A sentence of the catalogue in both languages, to stand beside what the server says. */
export const wordingFor = (key: Key): Wording => ({ zh: zh[key], en: en[key] });
