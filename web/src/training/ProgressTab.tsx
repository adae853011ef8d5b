import { useQuery } from '@tanstack/react-query';
import { Card, Flex, Select, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { queries } from '../api/queries';
import { chinaToday } from '../common/china-time';
import { Refusal } from '../common/Refusal';
import { useTexts } from '../texts';
import { trainingQueries } from './queries';

export function ProgressTab() {
  const { training: t } = useTexts();
  const thisYear = Number(chinaToday().slice(0, 4));
  const [year, setYear] = useState(String(thisYear));
  const progress = useQuery(trainingQueries.progress(year));
  const { data: agencies } = useQuery(queries.agencies());
  const nameOf = (id: string) => agencies?.find((agency) => agency.id === id)?.name ?? '';
  return (
    <Flex vertical gap={12}>
      <Select
        aria-label={t.year}
        style={{ width: 120 }}
        value={year}
        onChange={setYear}
        options={[0, 1, 2].map((back) => ({
          value: String(thisYear - back),
          label: String(thisYear - back),
        }))}
      />
      {progress.data?.agencies
        .filter((one) => one.officers > 0)
        .map((one) => (
          <Typography.Text key={one.agencyId}>
            {nameOf(one.agencyId)} {t.agencySum(one.enough, one.officers)}
          </Typography.Text>
        ))}
      <Refusal error={progress.error} />
      <Card styles={{ body: { padding: 0 } }}>
        <Table
          rowKey="officerId"
          size="middle"
          loading={progress.isLoading}
          dataSource={[...(progress.data?.officers ?? [])].sort((a, b) => b.missing - a.missing)}
          scroll={{ x: 560 }}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            { title: t.officer, dataIndex: 'name' },
            { title: '', render: (_, row) => <Typography.Text type="secondary">{row.post}</Typography.Text> },
            { title: t.hoursOf(Number(year)), render: (_, row) => t.hours(row.hours, row.required) },
            {
              title: '',
              render: (_, row) => (
                <Tag color={row.enough ? 'green' : 'orange'}>
                  {row.enough ? t.enough : t.missing(row.missing)}
                </Tag>
              ),
            },
          ]}
        />
      </Card>
    </Flex>
  );
}
