import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Wording } from '../../kernel/index.ts';
import type { Language } from '../format/target.ts';
import { en } from './en.ts';
import { type Key, wordingFor } from './sentence.ts';
import { zh } from './zh.ts';

export { type Key, wordingFor };

const remembered = 'suohe.language';

function startLanguage(): Language {
  try {
    return localStorage.getItem(remembered) === 'en' ? 'en' : 'zh';
  } catch {
    // A browser may forbid storage; the house speaks Chinese first.
    return 'zh';
  }
}

function remember(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  try {
    localStorage.setItem(remembered, language);
  } catch {
    // Then the choice lasts as long as the page.
  }
}

void i18next.use(initReactI18next).init({
  resources: { zh: { translation: zh }, en: { translation: en } },
  lng: startLanguage(),
  fallbackLng: 'zh',
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
});
remember(startLanguage());

/** Turns the whole screen to a language, and remembers it in this browser. */
export function speak(language: Language): void {
  remember(language);
  void i18next.changeLanguage(language);
}

/** The words of the screen: `t` for the catalogue, `say` for what the server said in both languages. */
export function useWording() {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh';
  return {
    language,
    t: (key: Key, values: Readonly<Record<string, string | number>> = {}): string => t(key, values),
    say: (wording: Wording): string => wording[language],
  };
}
