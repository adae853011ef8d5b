import { Alert, Progress } from 'antd';
import { Link } from 'react-router';
import type { Schemas } from '../api/client';
import { bytes } from '../common/bytes';
import { chinaMinute } from '../common/china-time';
import { useTexts } from '../texts';

/** Files the server has begun to receive and not got whole: nobody may believe that they arrived. */
export function UnfinishedList({
  uploads,
  linked = false,
}: {
  uploads: Schemas['UnfinishedUploadView'][];
  linked?: boolean;
}) {
  const texts = useTexts();
  if (uploads.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={`${texts.work.uploads}（${uploads.length}）`}
      description={
        <>
          <p style={{ marginTop: 0 }}>{texts.work.uploadsHint}</p>
          {uploads.map((upload) => (
            <div key={upload.id}>
              {linked ? (
                <Link to={`/cases/${upload.caseId}?act=evidence.upload&stage=${upload.stage}`}>
                  {upload.filename}
                </Link>
              ) : (
                upload.filename
              )}{' '}
              · {texts.stages[upload.stage]} · {texts.evidence.sent}{' '}
              {texts.evidence.of(bytes(upload.offset), bytes(upload.length))} ·{' '}
              {chinaMinute(upload.createdAt)}
              <Progress
                size="small"
                percent={Math.floor((upload.offset / upload.length) * 100)}
                aria-label={upload.filename}
              />
            </div>
          ))}
        </>
      }
    />
  );
}
