import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { en } from './en';
import { type Texts, zh } from './zh';

export type Language = 'zh' | 'en';
const KEY = 'sanxiang.language';

interface Speech {
  texts: Texts;
  language: Language;
  setLanguage(language: Language): void;
}

const SpeechContext = createContext<Speech | undefined>(undefined);

/** Chinese unless the person chose English on this device. */
export function TextsProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() =>
    localStorage.getItem(KEY) === 'en' ? 'en' : 'zh',
  );
  useEffect(() => {
    localStorage.setItem(KEY, language);
    document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
  }, [language]);
  const speech = useMemo(() => ({ texts: language === 'en' ? en : zh, language, setLanguage }), [language]);
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

export function useSpeech(): Speech {
  const speech = use(SpeechContext);
  if (!speech) throw new Error('TextsProvider is missing');
  return speech;
}

export const useTexts = (): Texts => useSpeech().texts;
export type { Texts };
