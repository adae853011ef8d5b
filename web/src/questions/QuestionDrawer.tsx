import { useQuery } from '@tanstack/react-query';
import { Button, Card, Drawer, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { api, value } from '../api/client';
import { Loaded } from '../common/Loaded';
import { ReasonModal } from '../common/ReasonModal';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { questionQueries } from './queries';
import type { Version } from './question-values';
import { QuestionForm } from './QuestionForm';

/** One question with all its versions, the newest first. */
export function QuestionDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTexts().questions;
  const may = useMay();
  const question = useQuery(questionQueries.one(id));
  const [open, setOpen] = useState<'revise' | 'retire'>();
  const newest = question.data?.versions[0];
  const inUse = question.data?.status === 'active';
  return (
    <Drawer
      open
      size={640}
      title={question.data?.number}
      onClose={onClose}
      extra={
        inUse && (
          <Flex gap={8}>
            {may('question.revise') && newest?.kind !== 'case' && (
              <Button type="primary" onClick={() => setOpen('revise')}>
                {t.revise}
              </Button>
            )}
            {may('question.retire') && (
              <Button danger onClick={() => setOpen('retire')}>
                {t.retire}
              </Button>
            )}
          </Flex>
        )
      }
    >
      <Loaded query={question}>
        {({ versions, status, shared }) => (
          <Flex vertical gap={12}>
            <span>
              <Tag color={status === 'active' ? 'green' : 'default'}>{t.states[status]}</Tag>
              {shared && <Tag>{t.shared}</Tag>}
            </span>
            {versions.map((version) => (
              <VersionCard key={version.id} version={version} />
            ))}
          </Flex>
        )}
      </Loaded>
      {open === 'revise' && newest && (
        <QuestionForm revised={{ id, version: newest }} onClose={() => setOpen(undefined)} />
      )}
      {open === 'retire' && (
        <ReasonModal
          draft={`question.retire/${id}`}
          title={t.retire}
          label={t.retireReason}
          maxLength={500}
          send={(reason) =>
            value(api.POST('/api/questions/{id}/retire', { params: { path: { id } }, body: { reason } }))
          }
          onClose={() => setOpen(undefined)}
        />
      )}
    </Drawer>
  );
}

function VersionCard({ version }: { version: Version }) {
  const t = useTexts().questions;
  return (
    <Card
      size="small"
      title={t.versions(version.version)}
      extra={`${t.kinds[version.kind]} · ${t.topics[version.topic] ?? version.topic} · ${t.difficulty} ${version.difficulty}`}
    >
      <Typography.Paragraph style={{ whiteSpace: 'pre-wrap' }}>{version.stem}</Typography.Paragraph>
      <Options options={version.options} />
      {version.answer && <Line label={t.answer}>{version.answer}</Line>}
      {version.parts?.map((part, i) => (
        <Card
          key={i}
          size="small"
          type="inner"
          title={`${t.parts} ${i + 1} · ${t.kinds[part.kind]}`}
          style={{ marginBottom: 8 }}
        >
          <p>{part.stem}</p>
          <Options options={part.options} />
          <Line label={t.answer}>{part.answer}</Line>
        </Card>
      ))}
      {version.citations.length > 0 && (
        <Line label={t.citations}>
          {version.citations.map((one) => `${one.law} ${one.article}（${one.lawVersion}）`).join('；')}
        </Line>
      )}
      {version.explanation && <Line label={t.explanation}>{version.explanation}</Line>}
    </Card>
  );
}

const Options = ({ options }: { options: readonly { key: string; text: string }[] }) => (
  <>
    {options.map(({ key, text }) => (
      <p key={key} style={{ margin: '4px 0' }}>
        {key}. {text}
      </p>
    ))}
  </>
);

function Line({ label, children }: { label: string; children: React.ReactNode }) {
  const { app } = useTexts();
  return (
    <p style={{ margin: '8px 0 0', whiteSpace: 'pre-wrap' }}>
      <strong>
        {label}
        {app.colon}
      </strong>
      {children}
    </p>
  );
}
