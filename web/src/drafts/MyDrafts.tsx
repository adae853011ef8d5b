import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Flex, Typography } from 'antd';
import { Link } from 'react-router';
import { api, type Schemas, value } from '../api/client';
import { queries } from '../api/queries';
import { chinaMinute } from '../common/china-time';
import { Refusal } from '../common/Refusal';
import { useTexts } from '../texts';

type Summary = Schemas['FormDraftSummaryView'];

/** What the person typed into forms and has not sent; nothing is shown where there is nothing. */
export function MyDrafts() {
  const { drafts: t } = useTexts();
  const client = useQueryClient();
  const { data: drafts } = useQuery(queries.drafts());
  const discard = useMutation({
    mutationFn: ({ form, subject, version }: Summary) =>
      value(
        api.DELETE('/api/drafts/{form}/{subject}', {
          params: { path: { form, subject }, query: { version } },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: queries.drafts().queryKey }),
  });
  if (!drafts?.length) return null;
  return (
    <Card title={t.mine} size="small">
      <Flex vertical gap={8}>
        {drafts.map((draft) => (
          <Flex key={`${draft.form}/${draft.subject}`} gap={8} align="center" wrap>
            <Link to={draft.address} style={{ flex: '1 1 240px' }}>
              {draft.title}
            </Link>
            <Typography.Text type="secondary">{t.saved(chinaMinute(draft.savedAt))}</Typography.Text>
            <Button
              size="small"
              aria-label={`${t.discard} ${draft.title}`}
              disabled={discard.isPending}
              onClick={() => discard.mutate(draft)}
            >
              {t.discard}
            </Button>
          </Flex>
        ))}
      </Flex>
      <Refusal error={discard.error} />
    </Card>
  );
}
