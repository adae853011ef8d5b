import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { NotFound } from './common/NotFound';
import { SignedIn } from './session/session';
import SignInPage from './session/SignInPage';
import { AppShell } from './shell/AppShell';

const WorkPage = lazy(() => import('./work/WorkPage'));
const CaseListPage = lazy(() => import('./cases/CaseListPage'));
const CasePage = lazy(() => import('./cases/CasePage'));

export function Pages() {
  return (
    <Routes>
      <Route path="/sign-in" element={<SignInPage />} />
      <Route
        element={
          <SignedIn>
            <AppShell />
          </SignedIn>
        }
      >
        <Route index element={<WorkPage />} />
        <Route path="cases" element={<CaseListPage />} />
        <Route path="cases/:id" element={<CasePage />} />
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}
