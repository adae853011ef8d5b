import { Card, Empty, Flex, Tag, Timeline as AntTimeline, Tooltip, Typography } from 'antd';
import type { CaseEvent, CaseFile } from '../../api/client';
import { chinaClock, chinaDay } from '../../common/china-time';
import { Day } from '../../common/Day';
import { Rule } from '../../common/Rule';
import { useSpeech, useTexts } from '../../texts';

/** What happened, by the day it happened: who, with which certificate, under which rules. Newest first. */
export function Timeline({ file }: { file: CaseFile }) {
  const t = useTexts().casePage;
  return (
    <Card title={t.timeline} style={{ height: '100%' }}>
      {file.events.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} />}
      <AntTimeline
        items={[...file.events]
          .reverse()
          .map((event) => ({ key: event.id, content: <Event event={event} /> }))}
      />
    </Card>
  );
}

function Event({ event }: { event: CaseEvent }) {
  const { texts, language } = useSpeech();
  const { kind, opinion } = event.detail as { kind?: string; opinion?: string };
  const title = language === 'en' ? (texts.acts.titles[event.act] ?? event.title) : event.title;
  const record =
    event.act === 'case.record-investigation' && kind ? texts.investigationKinds[kind] : undefined;
  const from = chinaClock(event.occurredFrom);
  const to = chinaClock(event.occurredTo);
  return (
    <Flex vertical gap={2}>
      <Flex gap={8} wrap align="baseline">
        <Typography.Text type="secondary">
          <Day day={chinaDay(event.occurredFrom)} /> {from === to ? from : `${from}–${to}`}
        </Typography.Text>
        <Typography.Text strong>
          {title}
          {record && ` · ${record}`}
        </Typography.Text>
        <Tag variant="filled">{texts.stages[event.stage]}</Tag>
        <span>
          {event.rules.map((rule) => (
            <Rule key={rule} id={rule} />
          ))}
        </span>
      </Flex>
      <Flex gap={6} wrap align="center">
        <Typography.Text>{event.actorName}</Typography.Text>
        {event.officers.map((officer) => (
          <Tooltip
            key={officer.officerId}
            title={`${texts.casePage.checkedOn(officer.checkedOn)}；${texts.casePage.validThrough} ${officer.validThrough}`}
          >
            <Tag color="green" tabIndex={0}>
              {officer.name} {texts.casePage.certificate} {officer.number} ✓
            </Tag>
          </Tooltip>
        ))}
      </Flex>
      {event.act === 'case.approve-filing' && opinion && (
        <Typography.Text>
          {texts.acts.approvalOpinion}
          {texts.app.colon}
          {opinion}
        </Typography.Text>
      )}
    </Flex>
  );
}
