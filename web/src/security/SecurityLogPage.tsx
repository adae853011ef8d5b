import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Flex, Input, Select, Tag } from 'antd';
import { useSearchParams } from 'react-router';
import { api, type Schemas, value } from '../api/client';
import { chinaMinute } from '../common/china-time';
import { PageTitle } from '../common/PageTitle';
import { Refusal } from '../common/Refusal';
import { Rows } from '../common/Rows';
import { useTexts } from '../texts';

type Event = Schemas['SecurityEventView'];
type Kind = Event['kind'];

const COLOURS: Partial<Record<Kind, string>> = {
  'sign-in-refused': 'red',
  denied: 'red',
  'too-many': 'orange',
  'not-signed-in': 'orange',
};

/** Sign-ins and refusals, the newest first; the filters live in the address. */
export default function SecurityLogPage() {
  const texts = useTexts();
  const t = texts.security;
  const [search, setSearch] = useSearchParams();
  const filter = {
    kind: (search.get('kind') ?? undefined) as Kind | undefined,
    username: search.get('username') ?? undefined,
    address: search.get('address') ?? undefined,
  };
  const keep = (name: string, text: string | undefined) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (text) next.set(name, text);
      else next.delete(name);
      return next;
    });
  const list = useInfiniteQuery({
    queryKey: ['security-log', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      value(api.GET('/api/security-log', { params: { query: { ...filter, after: pageParam } } })),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.events) ?? [];
  const wanted = new URLSearchParams(
    Object.entries(filter).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
  return (
    <>
      <PageTitle
        title={t.title}
        extra={
          <Button href={`/api/security-log.csv?${wanted.toString()}`} download>
            {t.export}
          </Button>
        }
      />
      <p>{t.lead}</p>
      <Flex wrap gap={8} style={{ marginBottom: 12 }} role="search">
        <Select
          allowClear
          aria-label={t.kind}
          placeholder={t.anyKind}
          style={{ width: 180 }}
          value={filter.kind}
          onChange={(kind?: string) => keep('kind', kind)}
          options={Object.entries(t.kinds).map(([code, label]) => ({ value: code, label }))}
        />
        {(['username', 'address'] as const).map((name) => (
          <Input.Search
            key={name}
            allowClear
            defaultValue={filter[name]}
            placeholder={t[name]}
            aria-label={t[name]}
            style={{ width: 200 }}
            onSearch={(text) => keep(name, text.trim())}
          />
        ))}
      </Flex>
      <Refusal error={list.error} />
      <Rows
        rows={rows}
        keyOf={({ id }) => id}
        loading={list.isLoading}
        empty={t.empty}
        pageSize={Infinity}
        minWidth={1000}
        columns={[
          {
            title: t.at,
            width: 180,
            cell: (row) => (
              <Flex vertical gap={2} align="start">
                {chinaMinute(row.at)}
                {row.count > 1 && <Tag>{t.times(row.count)}</Tag>}
              </Flex>
            ),
          },
          {
            title: t.kind,
            width: 130,
            cell: ({ kind }) => <Tag color={COLOURS[kind]}>{t.kinds[kind]}</Tag>,
          },
          { title: t.username, width: 150, cell: ({ username }) => username },
          { title: t.address, width: 150, cell: ({ address }) => address },
          { title: t.asked, wideOnly: true, cell: ({ route, code }) => `${route} ${code}` },
          { title: t.device, width: 240, wideOnly: true, cell: ({ device }) => <small>{device}</small> },
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
