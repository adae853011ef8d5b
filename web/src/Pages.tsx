import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import SignInPage from './session/SignInPage';
import { Waiting } from './shell/Waiting';

const loadWorkspace = () => import('./Workspace');
const Workspace = lazy(loadWorkspace);
// Who is not about to sign in needs it: fetched beside the question who that is.
if (!location.pathname.endsWith('/sign-in')) void loadWorkspace();

/** The sign-in page comes by itself; the components of the workspace are fetched behind it. */
export function Pages() {
  return (
    <Routes>
      <Route path="/sign-in" element={<SignInPage />} />
      <Route
        path="*"
        element={
          <Suspense fallback={<Waiting />}>
            <Workspace />
          </Suspense>
        }
      />
    </Routes>
  );
}
