import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { RefusedError } from './api/problem';
import { Pages } from './Pages';
import './style.css';
import { TextsProvider, useSpeech } from './texts';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // An answer that says no will say no again; only a broken line is worth another try.
      retry: (count, error) => count < 2 && error instanceof RefusedError && error.problem.status === 0,
    },
  },
});

/** Contrast of at least 4.5 : 1 on white (WCAG 2.1 AA). */
const TOKENS = {
  colorPrimary: '#1554ad',
  colorInfo: '#1554ad',
  colorLink: '#1554ad',
  colorError: '#cf1322',
  colorTextSecondary: '#5c5c5c',
  colorTextDescription: '#5c5c5c',
  colorTextTertiary: '#5c5c5c',
  colorTextPlaceholder: '#6e6e6e',
  colorTextDisabled: '#6e6e6e',
  borderRadius: 6,
  // An animation that is overtaken by a quick answer never ends: a button goes on being called "loading", a list stays open.
  motion: false,
};

function Dressed() {
  const { language } = useSpeech();
  dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
  return (
    <ConfigProvider
      button={{ autoInsertSpace: false }}
      locale={language === 'en' ? enUS : zhCN}
      theme={{ token: TOKENS }}
    >
      <App>
        <Pages />
      </App>
    </ConfigProvider>
  );
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <TextsProvider>
        <BrowserRouter basename="/app">
          <Dressed />
        </BrowserRouter>
      </TextsProvider>
    </QueryClientProvider>
  </StrictMode>,
);
