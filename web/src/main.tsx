import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { RefusedError } from './api/problem';
import { queries } from './api/queries';
import { Pages } from './Pages';
import './style.css';
import { TextsProvider } from './texts';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // An answer that says no will say no again; only a broken line is worth another try.
      retry: (count, error) => count < 2 && error instanceof RefusedError && error.problem.status === 0,
    },
  },
});

// Asked while the pages are fetched.
if (!/\/(sign-in|first-use)$/.test(location.pathname)) void client.prefetchQuery(queries.me());

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Suspense>
        <TextsProvider>
          <BrowserRouter basename="/app">
            <Pages />
          </BrowserRouter>
        </TextsProvider>
      </Suspense>
    </QueryClientProvider>
  </StrictMode>,
);
