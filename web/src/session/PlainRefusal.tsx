import { problemOf } from '../api/problem';
import { useSpeech } from '../texts';

/** Why the system says no, on the pages before the workspace. */
export function PlainRefusal({ error }: { error: unknown }) {
  const { texts, language } = useSpeech();
  if (!error) return null;
  const { title, titleEn, detail, next, requestId } = problemOf(error);
  return (
    <div className="entrance-refusal" role="alert">
      <strong>{(language === 'en' && titleEn) || title}</strong>
      {detail && <p>{detail}</p>}
      {next && (
        <p>
          {texts.refusal.next}
          {texts.app.colon}
          {next}
        </p>
      )}
      {requestId && (
        <p>
          {texts.refusal.requestId} {requestId}
        </p>
      )}
    </div>
  );
}
