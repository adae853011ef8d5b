import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Checkbox, DatePicker, Flex, Grid, Input, Select, Table, Tag } from 'antd';
import { useSearchParams } from 'react-router';
import { api, type CaseSummary, value } from '../api/client';
import { chinaMinute, dayToPicked, pickedToDay } from '../common/china-time';
import { Day, DueBlock } from '../common/Day';
import { PageTitle } from '../common/PageTitle';
import { Refusal } from '../common/Refusal';
import { useTexts } from '../texts';
import { CaseCell } from './CaseCell';
import { StateTag } from './StateTag';

const picked = (day: string | undefined) => (day ? dayToPicked(day) : null);

/** All cases in sight; the filters live in the address, so that a list can be kept and sent. */
export default function CaseListPage() {
  const texts = useTexts();
  const t = texts.cases;
  const wide = Grid.useBreakpoint().md ?? true;
  const [search, setSearch] = useSearchParams();
  const said = (name: string) => search.get(name) ?? undefined;
  const filter = {
    state: said('state'),
    field: said('field'),
    officerId: said('officerId'),
    q: said('q'),
    from: said('from'),
    to: said('to'),
    mine: said('mine') === 'true' ? true : undefined,
    overdue: said('overdue') === 'true' ? true : undefined,
    sort: said('sort'),
  };
  const keepAll = (changes: Record<string, string | undefined>) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      for (const [name, text] of Object.entries(changes))
        if (text) next.set(name, text);
        else next.delete(name);
      return next;
    });
  const keep = (name: string, text: string | undefined) => keepAll({ [name]: text });
  const list = useInfiniteQuery({
    queryKey: ['cases', 'list', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      value(api.GET('/api/cases', { params: { query: { ...filter, after: pageParam } as never } })),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.cases) ?? [];

  return (
    <>
      <PageTitle title={t.title} />
      <Flex wrap gap={8} style={{ marginBottom: 12 }} role="search">
        <Input.Search
          allowClear
          key={filter.q}
          defaultValue={filter.q}
          placeholder={t.search}
          aria-label={t.search}
          style={{ width: 260 }}
          onSearch={(text) => keep('q', text.trim())}
        />
        <Select
          allowClear
          aria-label={t.state}
          placeholder={t.anyState}
          style={{ width: 150 }}
          value={filter.state}
          onChange={(state?: string) => keep('state', state)}
          options={Object.entries(texts.states).map(([code, label]) => ({ value: code, label }))}
        />
        <Checkbox
          style={{ alignItems: 'center' }}
          checked={filter.mine ?? false}
          onChange={(event) => keep('mine', event.target.checked ? 'true' : undefined)}
        >
          {t.mine}
        </Checkbox>
        <Checkbox
          style={{ alignItems: 'center' }}
          checked={filter.overdue ?? false}
          // What has run out comes in the order of its days.
          onChange={(event) =>
            keepAll({ overdue: event.target.checked ? 'true' : undefined, sort: undefined })
          }
        >
          {t.overdue}
        </Checkbox>
        <Select
          allowClear
          aria-label={t.field}
          placeholder={t.anyField}
          style={{ width: 150 }}
          value={filter.field}
          onChange={(field?: string) => keep('field', field)}
          options={Object.entries(texts.fields).map(([code, label]) => ({ value: code, label }))}
        />
        <DatePicker.RangePicker
          aria-label={t.begunBetween}
          placeholder={[t.begunFrom, t.begunTo]}
          allowEmpty={[true, true]}
          value={[picked(filter.from), picked(filter.to)]}
          onChange={(days) =>
            keepAll({
              from: days?.[0] ? pickedToDay(days[0]) : undefined,
              to: days?.[1] ? pickedToDay(days[1]) : undefined,
            })
          }
        />
        {filter.officerId && (
          <Tag closable onClose={() => keep('officerId', undefined)} style={{ alignSelf: 'center' }}>
            {t.ofOneOfficer}
          </Tag>
        )}
        <Select
          aria-label={t.order}
          style={{ width: 170 }}
          disabled={filter.overdue}
          value={filter.overdue ? 'due' : (filter.sort ?? 'newest')}
          onChange={(sort: string) => keep('sort', sort === 'newest' ? undefined : sort)}
          options={Object.entries(t.orders).map(([code, label]) => ({ value: code, label }))}
        />
      </Flex>
      <Refusal error={list.error} />
      <Table<CaseSummary>
        rowKey="id"
        size="middle"
        loading={list.isLoading}
        dataSource={rows}
        pagination={false}
        showHeader={wide}
        scroll={wide ? { x: 1000 } : undefined}
        locale={{ emptyText: t.empty }}
        columns={[
          {
            title: t.number,
            width: wide ? 320 : undefined,
            render: (_, row) => (
              <CaseCell row={row}>
                {!wide && (
                  <Flex vertical gap={4} align="start">
                    <StateTag state={row.state} />
                    {row.nextDue && <DueBlock due={row.nextDue} />}
                  </Flex>
                )}
              </CaseCell>
            ),
          },
          {
            title: t.state,
            width: 100,
            responsive: ['md'],
            render: (_, row) => <StateTag state={row.state} />,
          },
          {
            title: t.nextDue,
            width: 260,
            responsive: ['md'],
            render: (_, row) => row.nextDue && <DueBlock due={row.nextDue} />,
          },
          {
            title: t.filedOn,
            width: 140,
            responsive: ['md'],
            render: (_, row) => row.filedOn && <Day day={row.filedOn} />,
          },
          {
            title: t.field,
            width: 140,
            responsive: ['md'],
            render: (_, row) => (
              <>
                {texts.fields[row.field] ?? row.field}{' '}
                {row.procedure === 'simple' && <Tag>{t.procedure.simple}</Tag>}
              </>
            ),
          },
          {
            title: t.updatedAt,
            width: 150,
            responsive: ['md'],
            render: (_, row) => chinaMinute(row.updatedAt),
          },
        ]}
      />
      {list.hasNextPage && (
        <Flex justify="center" style={{ marginTop: 16 }}>
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {texts.app.loadMore}
          </Button>
        </Flex>
      )}
    </>
  );
}
