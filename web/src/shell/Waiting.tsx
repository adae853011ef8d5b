import { useTexts } from '../texts';

/** What stands there while the workspace is fetched; said to who does not see it. */
export function Waiting() {
  const { app } = useTexts();
  return (
    <p className="waiting" role="status">
      {app.loading}
    </p>
  );
}
