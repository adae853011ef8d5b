import { createContext, type ReactNode, startTransition, use, useEffect, useMemo, useState } from 'react';
import { type Texts, zh } from './zh';

export type Language = 'zh' | 'en';
const KEY = 'sanxiang.language';

interface Speech {
  texts: Texts;
  language: Language;
  readonly setLanguage: (language: Language) => void;
}

const SpeechContext = createContext<Speech | undefined>(undefined);

let english: Promise<Texts> | undefined;
/** Fetched by who reads English; the others do without. */
const loadEnglish = (): Promise<Texts> => (english ??= import('./en').then(({ en }) => en));

/** Chinese unless the person chose English on this device. Suspends while the English texts are on their way. */
export function TextsProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() =>
    localStorage.getItem(KEY) === 'en' ? 'en' : 'zh',
  );
  useEffect(() => {
    localStorage.setItem(KEY, language);
    document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
  }, [language]);
  const texts = language === 'en' ? use(loadEnglish()) : zh;
  const speech = useMemo(
    () => ({
      texts,
      language,
      // The page of before stays until the texts are there.
      setLanguage: (next: Language) => startTransition(() => setLanguage(next)),
    }),
    [texts, language],
  );
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

export function useSpeech(): Speech {
  const speech = use(SpeechContext);
  if (!speech) throw new Error('TextsProvider is missing');
  return speech;
}

export const useTexts = (): Texts => useSpeech().texts;
export type { Texts };
