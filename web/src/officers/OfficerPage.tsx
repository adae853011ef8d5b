import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Col, Row } from 'antd';
import { Link, useParams } from 'react-router';
import { queries } from '../api/queries';
import { Loaded } from '../common/Loaded';
import { PageTitle } from '../common/PageTitle';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { ApplicationsTable } from './ApplicationsPage';
import { CertificatesCard } from './CertificatesCard';
import { ChainCard } from './ChainCard';
import { FileCard } from './FileCard';
import type { OfficerFile } from './parts';
import { HistoryCard, HoursCard, PassesCard } from './RecordCards';

export default function OfficerPage() {
  const { id = '' } = useParams();
  const file = useQuery(queries.officerFile(id));
  return <Loaded query={file}>{(data) => <OfficerView file={data} />}</Loaded>;
}

/** Everything the right to act rests on, of one person. */
export function OfficerView({ file, title }: { file: OfficerFile; title?: string }) {
  const t = useTexts().officers;
  const may = useMay();
  return (
    <>
      <PageTitle title={title ?? file.name} />
      {may('certificate.read-findings') && <Touched officerId={file.id} />}
      <Row gutter={[12, 12]}>
        <Col xs={24}>
          <ChainCard file={file} />
        </Col>
        <Col xs={24} lg={13}>
          <CertificatesCard file={file} />
        </Col>
        <Col xs={24} lg={11}>
          <Row gutter={[12, 12]}>
            <Col xs={24}>
              <FileCard file={file} />
            </Col>
            <Col xs={24}>
              <HoursCard file={file} />
            </Col>
            <Col xs={24}>
              <PassesCard file={file} />
            </Col>
            <Col xs={24}>
              <HistoryCard file={file} />
            </Col>
          </Row>
        </Col>
        {file.applications.length > 0 && (
          <Col xs={24}>
            <Card size="small" title={t.queue}>
              <ApplicationsTable applications={[...file.applications]} />
            </Card>
          </Col>
        )}
      </Row>
    </>
  );
}

/** What a later revocation or suspension touches; nothing where there is nothing. */
function Touched({ officerId }: { officerId: string }) {
  const t = useTexts().officers;
  const { data } = useQuery(queries.touchedActs(officerId));
  if (!data?.length) return null;
  return (
    <Alert
      type="error"
      showIcon
      style={{ marginBottom: 12 }}
      title={t.touched}
      description={
        <>
          {t.touchedHint}
          <ul style={{ paddingInlineStart: 18, margin: 0 }}>
            {data.map((act) => (
              <li key={`${act.eventId}.${act.certificateId}`}>
                <Link to={`/cases/${act.caseId}`}>{act.caseNumber ?? act.cause}</Link> {act.text}
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}
