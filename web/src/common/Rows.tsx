import { Button, Flex, Grid, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../texts';

export interface Column<T> {
  title: string;
  /** Pixels. */
  width?: number;
  /** Left out on a telephone, where the first column tells all. */
  wideOnly?: boolean;
  cell: (row: T) => ReactNode;
}

interface Props<T> {
  rows: readonly T[];
  columns: readonly Column<T>[];
  keyOf: (row: T) => string;
  loading: boolean;
  empty: string;
  /** Rows on one page. */
  pageSize: number;
  /** Pixels below which the table scrolls sideways by itself. */
  minWidth: number;
}

/** A short table for queues, without the weight of a data grid: rows in the order given, page by page. */
export function Rows<T>({ rows, columns, keyOf, loading, empty, pageSize, minWidth }: Props<T>) {
  const { app } = useTexts();
  const wide = Grid.useBreakpoint().md ?? true;
  const [wanted, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(rows.length / pageSize));
  // The rows may have become fewer since the page was chosen.
  const page = Math.min(wanted, pages - 1);
  const shown = columns.filter(({ wideOnly }) => wide || !wideOnly);
  if (rows.length === 0)
    return <p className="rows-empty">{loading ? <Spin aria-label={app.loading} /> : empty}</p>;
  return (
    <>
      <div className="rows-box">
        <table className="rows" style={wide ? { minWidth } : undefined}>
          <thead className={wide ? undefined : 'said'}>
            <tr>
              {shown.map(({ title, width }) => (
                <th key={title} scope="col" style={{ width: wide ? width : undefined }}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(page * pageSize, (page + 1) * pageSize).map((row) => (
              <tr key={keyOf(row)}>
                {shown.map(({ title, cell }) => (
                  <td key={title}>{cell(row)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 && (
        <Flex justify="end" align="center" gap={8} style={{ marginTop: 12 }}>
          <Button size="small" disabled={page === 0} onClick={() => setPage(page - 1)}>
            {app.previousPage}
          </Button>
          <span>{app.pageOf(page + 1, pages)}</span>
          <Button size="small" disabled={page === pages - 1} onClick={() => setPage(page + 1)}>
            {app.nextPage}
          </Button>
        </Flex>
      )}
    </>
  );
}
