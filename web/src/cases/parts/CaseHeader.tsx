import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Card, Dropdown, Flex, Grid, Steps, Tag, Typography } from 'antd';
import { useEffect } from 'react';
import type { CaseFile } from '../../api/client';
import { chinaDay } from '../../common/china-time';
import { DueLine } from '../../common/Day';
import { usePausedReview } from '../../reviews/paused';
import { useMay } from '../../session/session';
import { useTexts } from '../../texts';
import { namesOf } from '../names';
import { needsReview, nextAct, offeredActs } from '../next-act';
import { StateTag } from '../StateTag';
import { stepsOf } from '../steps';
import { ExportCase } from './ExportCase';
import { useDisclosed } from './use-disclosed';

export function CaseHeader({ file, onAct }: { file: CaseFile; onAct: (act: string) => void }) {
  const texts = useTexts();
  const t = texts.casePage;
  const may = useMay();
  const wide = Grid.useBreakpoint().md ?? true;
  const disclosed = useDisclosed(file.id, file.decision !== undefined);
  const offered = offeredActs(file, may);
  const paused = usePausedReview(file.id);
  const likely = nextAct(file, offered);
  // A review that waits for its materials is completed, and only by choice submitted anew.
  const next = paused && likely?.act === 'review.submit' ? undefined : likely;
  const others = offered.filter((offer) => offer.mine && offer.act !== next?.act);
  const pending = file.pendingReview;
  const limit = file.clocks.find(
    ({ ruleId, stoppedOn, suspendedOn }) => ruleId === 'PEN-06' && !stoppedOn && !suspendedOn,
  );
  const steps = stepsOf(file, disclosed);
  const title = (act: string) => texts.acts.titles[act] ?? act;
  useEffect(() => {
    document.title = `${file.number ?? file.cause} · ${texts.app.name}`;
  }, [file.number, file.cause, texts.app.name]);

  return (
    <Card style={{ marginBottom: 16 }} styles={{ body: { padding: wide ? 20 : 14 } }}>
      <Flex justify="space-between" align="start" wrap gap={12}>
        <div style={{ minWidth: 0 }}>
          <Typography.Title level={1} style={{ fontSize: wide ? 21 : 18, margin: 0 }}>
            {file.number ?? texts.cases.unnumbered} <StateTag state={file.state} />
          </Typography.Title>
          <Typography.Text>
            {file.cause}
            <Typography.Text type="secondary">
              {' · '}
              {texts.cases.party}
              {texts.app.colon}
              {file.partyName}
              {' · '}
              {texts.fields[file.field] ?? file.field}
            </Typography.Text>
            {file.procedure === 'simple' && (
              <Tag style={{ marginInlineStart: 8 }}>{texts.cases.procedure.simple}</Tag>
            )}
          </Typography.Text>
        </div>
        <Flex gap={8} wrap>
          {may('case.export') && <ExportCase file={file} />}
          {others.length > 0 && (
            <Dropdown
              trigger={['click']}
              menu={{
                items: others.map(({ act }) => ({ key: act, label: title(act) })),
                onClick: ({ key }) => onAct(key),
              }}
            >
              <Button>
                {t.otherActs} <DownOutlined />
              </Button>
            </Dropdown>
          )}
          {next?.mine && (
            <Button type="primary" onClick={() => onAct(next.act)}>
              {t.nextStep}
              {texts.app.colon}
              {title(next.act)} <RightOutlined />
            </Button>
          )}
          {next && !next.mine && (
            <Tag color="gold" style={{ lineHeight: '30px', paddingInline: 12, margin: 0 }}>
              {t.waitingFor}
              {texts.app.colon}
              {title(next.act)}
              {next.by.length > 0 && ` · ${namesOf(next.by, texts)}`}
            </Tag>
          )}
          {pending && needsReview(file) && (
            <Tag
              color="gold"
              style={{ lineHeight: '30px', paddingInline: 12, margin: 0, whiteSpace: 'normal' }}
            >
              {[
                t.waitsForReview,
                namesOf(pending.by, texts),
                t.submittedBy(pending.submittedByName, chinaDay(pending.since)),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Tag>
          )}
        </Flex>
      </Flex>
      <div
        style={{ overflowX: 'auto', marginTop: 16 }}
        {...(!wide && { tabIndex: 0, role: 'group', 'aria-label': texts.work.state })}
      >
        <Steps
          size="small"
          responsive={false}
          titlePlacement={wide ? 'horizontal' : 'vertical'}
          style={{ minWidth: steps.length * (wide ? 100 : 76) }}
          current={steps.findIndex(({ status }) => status === 'process')}
          items={steps.map(({ name, status, skipped }) => ({
            title: t.steps[name],
            status,
            ...(skipped && { subTitle: t.reviewSkipped }),
          }))}
        />
      </div>
      {limit && (
        <div style={{ marginTop: 12 }}>
          <Typography.Text strong>
            {t.days90}
            {texts.app.colon}
          </Typography.Text>
          <DueLine due={limit} titled={false} />
        </div>
      )}
    </Card>
  );
}
