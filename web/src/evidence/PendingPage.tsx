import { useQuery } from '@tanstack/react-query';
import { Button, Card, Empty, Flex, Select, Tag } from 'antd';
import { useState } from 'react';
import { api, type Schemas, value } from '../api/client';
import { queries } from '../api/queries';
import { bytes } from '../common/bytes';
import { chinaMinute } from '../common/china-time';
import { Field, options } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { Loaded } from '../common/Loaded';
import { PageTitle } from '../common/PageTitle';
import { useMay } from '../session/session';
import { useTexts } from '../texts';

type Pending = Schemas['PendingRecordingView'];

/** Recordings of docking stations that name no case: received, kept, waiting for one. */
export default function PendingPage() {
  const { pending: t } = useTexts();
  const list = useQuery(queries.pending());
  return (
    <>
      <PageTitle title={t.title} />
      <Loaded query={list}>
        {({ recordings }) =>
          recordings.length === 0 ? (
            <Empty description={t.none} />
          ) : (
            recordings.map((recording) => <PendingCard key={recording.id} recording={recording} />)
          )
        }
      </Loaded>
    </>
  );
}

function PendingCard({ recording }: { recording: Pending }) {
  const texts = useTexts();
  const t = texts.pending;
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const span = [recording.capturedFrom, recording.capturedTo].map((at) => (at ? chinaMinute(at) : '—'));
  return (
    <Card size="small" style={{ marginBottom: 12 }}>
      <Flex justify="space-between" gap={8} wrap>
        <span>
          <strong>{recording.filename}</strong> <Tag>{texts.evidence.medium[recording.medium]}</Tag>
          {recording.important && <Tag color="red">{texts.recording.important}</Tag>}
          <div>{`${span.join(' – ')} · ${bytes(recording.bytes)}`}</div>
          <div>
            {[
              recording.deviceId && `${texts.recording.device}${texts.app.colon}${recording.deviceId}`,
              recording.officerNumber && `${t.officer}${texts.app.colon}${recording.officerNumber}`,
              recording.place,
            ]
              .filter(Boolean)
              .join(' · ')}
          </div>
        </span>
        {may('evidence.assign-recording') && <Button onClick={() => setAsking(true)}>{t.assign}</Button>}
      </Flex>
      {asking && <AssignModal recording={recording} onClose={() => setAsking(false)} />}
    </Card>
  );
}

function AssignModal({ recording, onClose }: { recording: Pending; onClose: () => void }) {
  const texts = useTexts();
  const t = texts.pending;
  const cases = useQuery(queries.cases({ mine: true }));
  return (
    <FormModal<Schemas['AssignmentInput']>
      draft={`evidence.assign-recording/${recording.id}`}
      title={`${t.assign}${texts.app.colon}${recording.filename}`}
      initial={{ stage: 'investigation' }}
      onClose={onClose}
      send={(body) =>
        value(
          api.POST('/api/pending-recordings/{id}/assignment', {
            params: { path: { id: recording.id } },
            body,
          }),
        )
      }
    >
      <Field name="caseId" label={t.case}>
        <Select
          showSearch
          optionFilterProp="label"
          loading={cases.isLoading}
          options={(cases.data?.cases ?? []).map((file) => ({
            value: file.id,
            label: `${file.number ?? texts.cases.unnumbered} ${file.cause} ${file.partyName}`,
          }))}
        />
      </Field>
      <Field name="stage" label={texts.evidence.stage}>
        <Select options={options(texts.stages)} />
      </Field>
    </FormModal>
  );
}
