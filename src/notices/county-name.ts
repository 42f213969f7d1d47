import type { definitionOf } from '../catalog/index.ts';
import type { Wording } from '../kernel/index.ts';

type Definition = Awaited<ReturnType<typeof definitionOf>>;

/** How a county is called in notices; in English as its definition says, where there is one. */
export const countyName = (definition: Definition, name: string): Wording => ({
  zh: name,
  en: definition?.county.englishName ?? name,
});
