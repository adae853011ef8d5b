import { PlayCircleOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Flex, Grid, Select, Table, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CaseFile } from '../../api/client';
import { chinaMinute } from '../../common/china-time';
import { Player } from '../../evidence/Player';
import { useMay } from '../../session/session';
import { useTexts } from '../../texts';
import { ExcludeEvidence } from '../../evidence/ExcludeEvidence';

interface Props {
  file: CaseFile;
  stage?: string;
  onStage: (stage?: string) => void;
  onAct: (act: string, stage?: string) => void;
}

type Item = CaseFile['evidence'][number];

export function EvidenceTab({ file, stage, onStage, onAct }: Props) {
  const texts = useTexts();
  const t = texts.evidence;
  const may = useMay();
  const [playing, setPlaying] = useState<Item>();
  const [excluding, setExcluding] = useState<Item>();
  const wide = Grid.useBreakpoint().md;
  const actions = (item: Item) => (
    <Flex gap={4}>
      {may('evidence.view') && (
        <Button size="small" icon={<PlayCircleOutlined />} onClick={() => setPlaying(item)}>
          {texts.app.view}
        </Button>
      )}
      <Link to={`/evidence/${item.id}`} style={{ alignSelf: 'center', padding: '0 6px' }}>
        {texts.vault.open}
      </Link>
      {may('evidence.exclude') && !item.excludedBecause && (
        <Button size="small" type="text" danger onClick={() => setExcluding(item)}>
          {t.exclude}
        </Button>
      )}
    </Flex>
  );
  return (
    <>
      <Flex justify="space-between" wrap gap={8} style={{ marginBottom: 12 }}>
        <Select
          allowClear
          style={{ width: 160 }}
          aria-label={t.stage}
          placeholder={`${t.stage}${texts.app.colon}${texts.app.all}`}
          value={stage}
          onChange={(picked?: string) => onStage(picked)}
          options={Object.entries(texts.stages).map(([code, label]) => ({ value: code, label }))}
        />
        {may('evidence.upload') && (
          <Button
            type="primary"
            ghost
            icon={<UploadOutlined />}
            onClick={() => onAct('evidence.upload', stage)}
          >
            {t.uploadTitle}
          </Button>
        )}
      </Flex>
      {playing && <Player key={playing.id} item={playing} onClose={() => setPlaying(undefined)} />}
      <Table
        size="small"
        rowKey="id"
        pagination={false}
        scroll={wide ? { x: 860 } : undefined}
        dataSource={file.evidence.filter((item) => !stage || item.stage === stage)}
        locale={{ emptyText: texts.casePage.emptyEvidence }}
        columns={[
          {
            title: texts.casePage.tabs.evidence,
            render: (_, item) => (
              <>
                {item.title}{' '}
                {item.excludedBecause && (
                  <Tag color="red">{`${t.excluded}${texts.app.colon}${item.excludedBecause}`}</Tag>
                )}
                {!wide && (
                  <>
                    <div>
                      {texts.stages[item.stage]} · {chinaMinute(item.receivedAt)}
                    </div>
                    {actions(item)}
                  </>
                )}
              </>
            ),
          },
          { title: t.stage, width: 100, responsive: ['md'], render: (_, item) => texts.stages[item.stage] },
          {
            title: t.kind,
            width: 80,
            responsive: ['md'],
            render: (_, item) => <Tag>{t.medium[item.medium]}</Tag>,
          },
          {
            title: t.receivedAt,
            width: 150,
            responsive: ['md'],
            render: (_, item) => chinaMinute(item.receivedAt),
          },
          {
            title: 'SHA-256',
            width: 130,
            responsive: ['md'],
            render: (_, item) => (
              <span className="digest" title={item.sha256}>
                {item.sha256.slice(0, 12)}…
              </span>
            ),
          },
          { title: '', width: 230, responsive: ['md'], render: (_, item) => actions(item) },
        ]}
      />
      {excluding && <ExcludeEvidence item={excluding} onClose={() => setExcluding(undefined)} />}
    </>
  );
}
