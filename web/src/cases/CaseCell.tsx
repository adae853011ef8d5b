import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CaseSummary } from '../api/client';
import { useTexts } from '../texts';

/** A case in a table: its number, which opens it, and what it is about. */
export function CaseCell({ row, children }: { row: CaseSummary; children?: ReactNode }) {
  const { cases } = useTexts();
  return (
    <Flex vertical>
      <Link to={`/cases/${row.id}`}>{row.number ?? cases.unnumbered}</Link>
      <Typography.Text type="secondary">
        {row.cause} · {row.partyName}
      </Typography.Text>
      {children}
    </Flex>
  );
}
