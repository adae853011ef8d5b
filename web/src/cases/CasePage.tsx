import { useQuery } from '@tanstack/react-query';
import { Col, Row } from 'antd';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { CaseFile } from '../api/client';
import { queries } from '../api/queries';
import { Loaded } from '../common/Loaded';
import { ActDrawer } from './acts/ActDrawer';
import { CaseHeader } from './parts/CaseHeader';
import { CaseTabs } from './parts/CaseTabs';
import { FullRecordingCard } from './parts/FullRecordingCard';
import { MatrixCard } from './parts/MatrixCard';
import { MissingCard } from './parts/MissingCard';
import { OpinionAgainst } from './parts/OpinionAgainst';
import { ReturnedReview } from './parts/ReturnedReview';
import { Standing } from './parts/Standing';
import { Timeline } from './parts/Timeline';

export default function CasePage() {
  const { id = '' } = useParams();
  const file = useQuery(queries.case(id));
  return <Loaded query={file}>{(data) => <CaseView key={data.id} file={data} />}</Loaded>;
}

/** The case at one look: where it stands, by when what is due, what is missing, what to do next. */
function CaseView({ file }: { file: CaseFile }) {
  const [search, setSearch] = useSearchParams();
  const act = search.get('act');
  const [tab, setTab] = useState('evidence');
  const [stage, setStage] = useState<string>();
  const begin = (name: string, at?: string) => setSearch({ act: name, ...(at && { stage: at }) });
  return (
    <>
      <OpinionAgainst file={file} />
      <CaseHeader file={file} onAct={begin} />
      <ReturnedReview file={file} />
      <Row gutter={[16, 16]}>
        <Col xs={{ span: 24, order: 2 }} lg={{ span: 13, order: 1 }}>
          <Timeline file={file} />
        </Col>
        <Col xs={{ span: 24, order: 1 }} lg={{ span: 11, order: 2 }}>
          <MissingCard file={file} onAct={begin} />
          <Standing file={file} onAct={begin} />
          <MatrixCard
            file={file}
            onCell={(picked) => {
              setStage(picked);
              setTab('evidence');
              document.getElementById('case-tabs')?.scrollIntoView({ behavior: 'smooth' });
            }}
          />
          <FullRecordingCard file={file} />
        </Col>
      </Row>
      <CaseTabs file={file} tab={tab} onTab={setTab} stage={stage} onStage={setStage} onAct={begin} />
      {act && (
        <ActDrawer
          key={act}
          file={file}
          act={act}
          stage={search.get('stage') ?? undefined}
          onClose={() => setSearch({}, { replace: true })}
        />
      )}
    </>
  );
}
