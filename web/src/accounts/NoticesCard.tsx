import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Badge, Button, Card, Tag, Typography } from 'antd';
import { api, value } from '../api/client';
import { queries } from '../api/queries';
import { chinaMinute } from '../common/china-time';
import { Loaded } from '../common/Loaded';
import { Refusal } from '../common/Refusal';
import { useTexts } from '../texts';

/** What happened to the account, as the ledger has it. */
export function NoticesCard() {
  const texts = useTexts();
  const t = texts.accounts.notices;
  const client = useQueryClient();
  const notices = useQuery(queries.notices());
  const seen = useMutation({
    mutationFn: () => value(api.POST('/api/me/notices/seen')),
    onSuccess: () => client.invalidateQueries({ queryKey: queries.notices().queryKey }),
  });
  return (
    <Card
      title={t.title}
      extra={
        (notices.data?.unseen ?? 0) > 0 && (
          <Button loading={seen.isPending} onClick={() => seen.mutate()}>
            {t.seen}
          </Button>
        )
      }
    >
      <Refusal error={seen.error} />
      <Loaded query={notices}>
        {(answer) =>
          answer.notices.length === 0 ? (
            <>{t.none}</>
          ) : (
            <ul className="plain-list scroll-list" aria-label={t.title}>
              {answer.notices.map((notice) => (
                <li key={notice.id}>
                  <div>
                    <Badge status={notice.seen ? 'default' : 'processing'} />{' '}
                    {notice.seen ? (
                      <span>{t.acts[notice.act] ?? notice.act}</span>
                    ) : (
                      <strong>{t.acts[notice.act] ?? notice.act}</strong>
                    )}{' '}
                    {notice.roles?.map((role) => (
                      <Tag key={role}>{texts.roles[role]}</Tag>
                    ))}
                  </div>
                  <Typography.Text type="secondary">
                    {chinaMinute(notice.at)} · {t.by(notice.by)}
                    {notice.reason && ` · ${texts.app.reason}${texts.app.colon}${notice.reason}`}
                  </Typography.Text>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}
