import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Col, Descriptions, Form, Radio, Row, Tag } from 'antd';
import { useParams } from 'react-router';
import { api, type Schemas, value } from '../api/client';
import { queries } from '../api/queries';
import { chinaMinute } from '../common/china-time';
import { Day, DaysLeft } from '../common/Day';
import { Field, ProseField } from '../common/fields/Field';
import { DraftOffer, DraftStatus } from '../drafts/DraftBar';
import { useDraft } from '../drafts/use-draft';
import { Loaded } from '../common/Loaded';
import { PageTitle } from '../common/PageTitle';
import { Refusal } from '../common/Refusal';
import { HeadFields, type Judged, judgedItems } from '../reviews/HeadFields';
import { useMay } from '../session/session';
import { useTexts } from '../texts';

type Item = Schemas['LegalityItemView'];

export default function LegalityPage() {
  const { id = '' } = useParams();
  const item = useQuery(queries.legalityItem(id));
  return <Loaded query={item}>{(data) => <ItemView key={data.id} item={data} />}</Loaded>;
}

/** One matter beside the form of its opinion, or the letter that was given. */
function ItemView({ item }: { item: Item }) {
  const texts = useTexts();
  const t = texts.legality;
  const may = useMay();
  const rows: [string, React.ReactNode][] = [
    [t.kind, t.kinds[item.kind]],
    [t.department, item.department],
    [texts.review.submitted, `${item.submittedOn} ${item.submittedByName}`],
    [texts.days.due, <Day day={item.due} />],
    [t.statement, <span className="paper">{item.statement}</span>],
    [t.materials, item.materials.join('、')],
    [t.file, item.fileName],
    ['SHA-256', item.fileSha256 && <span className="digest">{item.fileSha256}</span>],
  ];
  return (
    <>
      <PageTitle
        title={item.title}
        extra={
          <span>
            <Tag>{t.state[item.state]}</Tag>
            {item.state === 'submitted' && <DaysLeft left={item.workingDaysLeft} />}
          </span>
        }
      />
      <Row gutter={[12, 12]}>
        <Col xs={24} lg={12}>
          <Card size="small">
            <Descriptions
              bordered
              size="small"
              column={1}
              items={rows
                .filter(([, shown]) => Boolean(shown))
                .map(([label, children], key) => ({ key, label, children }))}
            />
            {item.text && (
              <div className="paper" style={{ marginTop: 12 }}>
                {item.text}
              </div>
            )}
          </Card>
        </Col>
        <Col xs={24} lg={12}>
          {item.letter ? (
            <Letter item={item} />
          ) : may('legality.opine') ? (
            <OpinionForm item={item} />
          ) : (
            <Card size="small" title={t.heads}>
              <ol style={{ margin: 0, paddingInlineStart: 22 }}>
                {item.heads.map((head) => (
                  <li key={head}>{head}</li>
                ))}
              </ol>
            </Card>
          )}
        </Col>
      </Row>
    </>
  );
}

function Letter({ item }: { item: Item }) {
  const t = useTexts().legality;
  return (
    <Card size="small" title={t.letter} extra={<a href={`/api/legality/${item.id}/letter.docx`}>{t.word}</a>}>
      <div className="paper">{item.letter}</div>
      <p className="digest" style={{ overflowWrap: 'anywhere' }}>
        SHA-256 {item.letterSha256}
      </p>
      {item.opinedByName} {item.opinedAt && chinaMinute(item.opinedAt)}
    </Card>
  );
}

interface Values {
  items: Judged[];
  opinion: 'agree' | 'problems';
  text: string;
}

function OpinionForm({ item }: { item: Item }) {
  const t = useTexts().legality;
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const draft = useDraft(form, `legality.give-opinion/${item.id}`, `${t.sign} · ${item.title}`);
  const give = useMutation({
    mutationFn: ({ items, opinion, text }: Values) =>
      draft.issue(() =>
        value(
          api.POST('/api/legality/{id}/opinion', {
            params: { path: { id: item.id } },
            body: { items: judgedItems(items), opinion, text },
          }),
        ),
      ),
    onSuccess: async ({ opinionNumber }) => {
      void message.success(`${t.signed} ${opinionNumber}`);
      await client.invalidateQueries();
    },
  });
  return (
    <Card size="small" title={t.heads}>
      <Form
        form={form}
        name="legality"
        layout="vertical"
        scrollToFirstError
        initialValues={{ items: item.heads.map(() => ({})) }}
        onValuesChange={draft.changed}
        onFinish={(values) => give.mutate(values)}
      >
        <DraftOffer draft={draft} />
        <HeadFields heads={item.heads} />
        <Field name="opinion" label={t.conclusion}>
          <Radio.Group
            options={[
              { value: 'agree', label: t.agree },
              { value: 'problems', label: t.problems },
            ]}
          />
        </Field>
        <ProseField name="text" label={t.opinionText} rows={3} maxLength={10_000} />
        <Refusal error={give.error} />
        <Button type="primary" htmlType="submit" block size="large" loading={give.isPending}>
          {t.sign}
        </Button>
        <DraftStatus draft={draft} />
      </Form>
    </Card>
  );
}
