import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Descriptions, Dropdown, Flex, Select, Typography, Upload } from 'antd';
import { useState } from 'react';
import { api, type Schemas, value } from '../api/client';
import { problemOf } from '../api/problem';
import { queries } from '../api/queries';
import { asRead, versionRead } from '../api/versions';
import { chinaToday } from '../common/china-time';
import { DayField } from '../common/fields/DayField';
import { Field, LineField } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { FileFields } from './OfficersPage';
import { HoursOfYear, type OfficerFile } from './parts';

type Act = 'edit' | 'leave' | 'transfer';

/** The personnel file. The ID number is masked until it is asked for, which is entered in the ledger. */
export function FileCard({ file }: { file: OfficerFile }) {
  const texts = useTexts();
  const t = texts.officers;
  const may = useMay();
  const [act, setAct] = useState<Act>();
  const keeps = may('officer.update-file');
  const labels: Record<Act, string> = { edit: t.edit, leave: t.leave, transfer: t.transfer };
  const rows: [string, React.ReactNode][] = [
    [t.post, file.post],
    [t.state, `${t.status[file.status]}${file.leftOn ? ` ${file.leftOn}` : ''}`],
    [t.employment, file.employment && t.employments[file.employment]],
    [t.sex, file.sex && t.sexes[file.sex]],
    [t.education, file.education],
    [t.legalQualification, file.legalQualification],
    [t.idNumber, file.idNumber && <IdNumber file={file} />],
    [t.hours, <HoursOfYear hours={file.hours} />],
  ];
  return (
    <Card
      size="small"
      extra={
        keeps && (
          <Dropdown
            menu={{
              items: (['edit', 'transfer', 'leave'] as const)
                .filter((key) => key === 'edit' || file.status === 'in-post')
                .map((key) => ({ key, label: labels[key] })),
              onClick: ({ key }) => setAct(key as Act),
            }}
          >
            <Button>{t.edit} ⋯</Button>
          </Dropdown>
        )
      }
      title={file.name}
    >
      <Flex gap={16} wrap>
        <Portrait file={file} />
        <Descriptions
          size="small"
          column={1}
          style={{ flex: 1, minWidth: 240 }}
          items={rows
            .filter(([, shown]) => Boolean(shown))
            .map(([label, children], key) => ({ key, label, children }))}
        />
      </Flex>
      {act === 'edit' && <Edit file={file} onClose={() => setAct(undefined)} />}
      {act && act !== 'edit' && <Move file={file} act={act} onClose={() => setAct(undefined)} />}
    </Card>
  );
}

function IdNumber({ file }: { file: OfficerFile }) {
  const t = useTexts().officers;
  const may = useMay();
  const read = useMutation({
    mutationFn: () => value(api.POST('/api/officers/{id}/private', { params: { path: { id: file.id } } })),
  });
  return (
    <Flex gap={8} wrap align="center">
      <span>{read.data?.idNumber ?? file.idNumber}</span>
      {!read.data && may('officer.read-private') && (
        <Button size="small" loading={read.isPending} onClick={() => read.mutate()}>
          {t.showId}
        </Button>
      )}
    </Flex>
  );
}

function Portrait({ file }: { file: OfficerFile }) {
  const t = useTexts().officers;
  const { message } = App.useApp();
  const may = useMay();
  const client = useQueryClient();
  return (
    <Flex vertical gap={8} align="center" style={{ width: 120 }}>
      {file.photoSha256 ? (
        <img
          src={`/api/officers/${file.id}/photo?${file.photoSha256.slice(0, 8)}`}
          alt={file.name}
          width={96}
          height={128}
          style={{ objectFit: 'cover', border: '1px solid #e5e8ef' }}
        />
      ) : (
        <Typography.Text type="secondary">{t.noPhoto}</Typography.Text>
      )}
      {may('officer.set-photo') && (
        <Upload
          accept="image/jpeg,image/png"
          showUploadList={false}
          action={`/api/officers/${file.id}/photo`}
          headers={versionRead(file)}
          onChange={({ file: sent }) => {
            if (sent.status === 'done') void client.invalidateQueries();
            if (sent.status === 'error') void message.error(problemOf(sent.response).title ?? t.photoHint);
          }}
        >
          <Button size="small" title={t.photoHint}>
            {t.pickPhoto}
          </Button>
        </Upload>
      )}
    </Flex>
  );
}

interface Props {
  file: OfficerFile;
  onClose: () => void;
}

function Edit({ file, onClose }: Props) {
  const t = useTexts().officers;
  return (
    <FormModal<Schemas['OfficerFileInput']>
      draft={`officer.edit-file/${file.id}`}
      title={t.edit}
      initial={{
        post: file.post,
        sex: (file.sex ?? undefined) as 'male' | undefined,
        employment: (file.employment ?? undefined) as 'established' | undefined,
        education: file.education ?? undefined,
      }}
      onClose={onClose}
      about={file}
      send={({ idNumber, ...body }, read) =>
        value(
          api.POST('/api/officers/{id}/file', {
            ...asRead(read),
            body: { ...body, ...(idNumber && { idNumber }) },
          }),
        )
      }
    >
      <LineField name="post" label={t.post} maxLength={60} />
      <FileFields />
    </FormModal>
  );
}

function Move({ file, act, onClose }: Props & { act: 'leave' | 'transfer' }) {
  const t = useTexts().officers;
  const { data: agencies } = useQuery(queries.agencies());
  return (
    <FormModal<Schemas['TransferInput']>
      draft={`officer.${act}/${file.id}`}
      title={act === 'leave' ? t.leave : t.transfer}
      initial={{ lastDay: chinaToday() }}
      onClose={onClose}
      about={file}
      send={({ toAgencyId, post, ...departure }, read) =>
        act === 'leave'
          ? value(api.POST('/api/officers/{id}/leave-post', { ...asRead(read), body: departure }))
          : value(
              api.POST('/api/officers/{id}/transfer', {
                ...asRead(read),
                body: { ...departure, toAgencyId, post },
              }),
            )
      }
    >
      <Field name="lastDay" label={t.lastDay}>
        <DayField />
      </Field>
      {act === 'transfer' && (
        <>
          <Field name="toAgencyId" label={t.toAgency}>
            <Select
              options={(agencies ?? [])
                .filter(({ id }) => id !== file.agencyId)
                .map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
          <LineField name="post" label={t.newPost} maxLength={60} />
        </>
      )}
      <LineField name="cause" label={t.cause} />
      <LineField name="document" label={t.document} />
    </FormModal>
  );
}
