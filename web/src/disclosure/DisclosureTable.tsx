import { Flex, Grid, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import type { Schemas } from '../api/client';
import { Day, DaysLeft } from '../common/Day';
import { Rows } from '../common/Rows';
import { useTexts } from '../texts';
import { addressOf } from './address';
import { DisclosureState } from './DisclosureState';

type Row = Schemas['DisclosureListView'];

/** On a telephone each disclosure is one cell. */
export function DisclosureTable({ rows, loading }: { rows: Row[]; loading: boolean }) {
  const texts = useTexts();
  const t = texts.disclosure;
  const wide = Grid.useBreakpoint().md ?? true;
  return (
    <Rows
      rows={rows}
      keyOf={({ matterId }) => matterId}
      loading={loading}
      empty={texts.work.disclosureEmpty}
      pageSize={15}
      minWidth={1060}
      columns={[
        {
          title: t.number,
          width: 300,
          cell: (row) => (
            <Flex vertical align="start">
              <Link to={addressOf(row)}>
                {row.documentNumber ?? row.caseNumber ?? texts.cases.unnumbered}
              </Link>
              <Typography.Text type="secondary">
                {row.cause} · {row.party}
              </Typography.Text>
              {!wide && <Tag>{texts.matters.kinds[row.kind]}</Tag>}
              {!wide && <DisclosureState state={row.state} />}
              {!wide && <Due row={row} />}
            </Flex>
          ),
        },
        {
          title: texts.matters.kind,
          width: 130,
          wideOnly: true,
          cell: (row) => texts.matters.kinds[row.kind],
        },
        {
          title: t.status,
          width: 100,
          wideOnly: true,
          cell: (row) => <DisclosureState state={row.state} />,
        },
        {
          title: t.due,
          width: 280,
          wideOnly: true,
          cell: (row) => <Due row={row} />,
        },
        {
          title: texts.casePage.steps.decision,
          width: 140,
          wideOnly: true,
          cell: (row) => row.decidedOn && <Day day={row.decidedOn} />,
        },
        { title: t.preparer, width: 110, wideOnly: true, cell: (row) => row.preparedByName ?? '' },
      ]}
    />
  );
}

const OVER = ['published', 'withdrawn', 'assessed-private'];

function Due({ row }: { row: Row }) {
  const t = useTexts().disclosure;
  return (
    <span>
      <Day day={row.withdrawBy ?? row.due} />{' '}
      {!OVER.includes(row.state) && <DaysLeft left={row.workingDaysLeft} />}
      {row.withdrawBy && <Tag color="red">{t.withdrawBy}</Tag>}
    </span>
  );
}
