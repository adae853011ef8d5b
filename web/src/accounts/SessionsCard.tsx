import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Flex, Tag, Typography } from 'antd';
import { api, value } from '../api/client';
import { queries } from '../api/queries';
import { chinaMinute } from '../common/china-time';
import { Loaded } from '../common/Loaded';
import { Refusal } from '../common/Refusal';
import { useTexts } from '../texts';

/** Where the person is signed in; one or all others are ended here. */
export function SessionsCard() {
  const { accounts, app } = useTexts();
  const t = accounts.sessions;
  const { message } = App.useApp();
  const client = useQueryClient();
  const sessions = useQuery(queries.ownSessions());
  const end = useMutation({
    mutationFn: (id?: string) =>
      value(
        id
          ? api.POST('/api/me/sessions/{id}/end', { params: { path: { id } } })
          : api.POST('/api/me/sessions/end-others'),
      ),
    onSuccess: async () => {
      message.success(t.ended);
      await client.invalidateQueries({ queryKey: queries.ownSessions().queryKey });
    },
  });
  return (
    <Card
      title={t.title}
      extra={
        (sessions.data?.length ?? 0) > 1 && (
          <Button danger loading={end.isPending} onClick={() => end.mutate(undefined)}>
            {t.endOthers}
          </Button>
        )
      }
    >
      <Typography.Paragraph type="secondary">{t.idle}</Typography.Paragraph>
      <Refusal error={end.error} />
      <Loaded query={sessions}>
        {(list) => (
          <ul className="plain-list" aria-label={t.title}>
            {list.map((session) => (
              <li key={session.id}>
                <Flex justify="space-between" align="center" gap={8} wrap>
                  <span>
                    <strong>{session.device}</strong>{' '}
                    {session.current ? <Tag color="green">{t.current}</Tag> : null}
                    <div>
                      {session.address} · {t.opened} {chinaMinute(session.openedAt)} · {t.used}{' '}
                      {chinaMinute(session.lastUsedAt)}
                    </div>
                  </span>
                  {!session.current && (
                    <Button
                      aria-label={`${t.end}${app.colon}${session.device}`}
                      loading={end.isPending}
                      onClick={() => end.mutate(session.id)}
                    >
                      {t.end}
                    </Button>
                  )}
                </Flex>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}
