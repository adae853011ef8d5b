import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Col, Flex, Form, Input, Row, Select } from 'antd';
import { api, type Schemas, value } from '../../api/client';
import { Field, LineField, options, ProseField, YuanField } from '../../common/fields/Field';
import { fenOf, yuanOf } from '../../common/money';
import { useTexts } from '../../texts';
import { actForm, at } from './act-form';

export function BasisField() {
  const { acts: a, app } = useTexts();
  return (
    <Form.Item label={a.basis} required>
      <Form.List name="basis">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <Flex key={key} gap={8}>
                <Form.Item
                  name={name}
                  style={{ flex: 1, marginBottom: 8 }}
                  rules={[{ required: true, whitespace: true, message: app.required(a.basis) }]}
                >
                  <Input maxLength={300} aria-label={`${a.basis} ${name + 1}`} />
                </Form.Item>
                {rows.length > 1 && (
                  <Button
                    type="text"
                    aria-label={app.close}
                    icon={<MinusCircleOutlined />}
                    onClick={() => remove(name)}
                  />
                )}
              </Flex>
            ))}
            <Button type="dashed" icon={<PlusOutlined />} onClick={() => add('')}>
              {a.addBasis}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}

/** What is confiscated in kind, each with its value: it is no debt in money. */
function GoodsList() {
  const { acts: a, app } = useTexts();
  return (
    <Form.Item label={a.goods} extra={a.goodsHint}>
      <Form.List name="goods">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <Flex key={key} gap={8} align="start">
                <div style={{ flex: 2 }}>
                  <LineField name={[name, 'description']} label={a.goodsName} maxLength={500} />
                </div>
                <div style={{ flex: 1 }}>
                  <YuanField name={[name, 'value']} label={a.goodsValue} />
                </div>
                <Button
                  type="text"
                  aria-label={app.close}
                  icon={<MinusCircleOutlined />}
                  onClick={() => remove(name)}
                />
              </Flex>
            ))}
            <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({})}>
              {a.addGoods}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}

function DraftFields() {
  const texts = useTexts();
  const { acts: a } = texts;
  const penalties = (Form.useWatch('penalties') as string[] | undefined) ?? [];
  const kind = Form.useWatch('kind') as string | undefined;
  return (
    <>
      <Field name="kind" label={a.decisionKind}>
        <Select
          options={options(texts.decisionKinds).filter(({ value: code }) => code !== 'criminal-transfer')}
        />
      </Field>
      {kind === 'penalty' && (
        <Field
          name="penalties"
          label={a.penalties}
          optional
          rules={[
            {
              validator: (_, kinds?: string[]) =>
                kinds?.length
                  ? Promise.resolve()
                  : Promise.reject(new Error(texts.app.required(a.penalties))),
            },
          ]}
        >
          <Checkbox.Group options={options(texts.penalties)} />
        </Field>
      )}
      <Row gutter={12}>
        {penalties.includes('fine') && (
          <Col xs={24} sm={12}>
            <YuanField name="fine" label={a.fine} />
          </Col>
        )}
        {penalties.includes('confiscation') && (
          <Col xs={24} sm={12}>
            <YuanField name="confiscated" label={a.confiscated} />
          </Col>
        )}
      </Row>
      {penalties.includes('confiscation') && <GoodsList />}
      <BasisField />
      <LineField name="tier" label={a.tier} />
      <ProseField name="reasons" label={a.reasons} maxLength={10_000} />
      <ProseField name="performance" label={a.performance} rows={2} optional maxLength={2000} />
      <ProseField name="newFacts" label={a.newFacts} rows={2} optional maxLength={1000} />
    </>
  );
}

interface DraftValues extends Omit<Schemas['DraftInput'], 'fineFen' | 'confiscatedFen' | 'confiscatedGoods'> {
  fine?: string;
  confiscated?: string;
  goods?: { description: string; value: string }[];
}

const goodsOf = (one: { description: string; value: string }) => ({
  description: one.description,
  valueFen: fenOf(one.value) ?? 0,
});

export const draftDecision = actForm<DraftValues>({
  Fields: DraftFields,
  initial: ({ draft }) =>
    draft
      ? {
          ...draft,
          fine: yuanOf(draft.fineFen),
          confiscated: yuanOf(draft.confiscatedFen),
          goods: draft.confiscatedGoods?.map(({ description, valueFen }) => ({
            description,
            value: yuanOf(valueFen),
          })),
        }
      : { kind: 'penalty', penalties: ['fine'], basis: [''] },
  send: (
    file,
    { fine, confiscated, goods, kind, penalties, basis, tier, reasons, performance, newFacts },
  ) => {
    const kinds = kind === 'penalty' ? penalties : [];
    return value(
      api.POST('/api/cases/{id}/draft', {
        ...at(file),
        body: {
          kind,
          penalties: kinds,
          fineFen: kinds.includes('fine') ? (fenOf(fine ?? '') ?? 0) : 0,
          confiscatedFen: kinds.includes('confiscation') ? (fenOf(confiscated ?? '') ?? 0) : 0,
          ...(kinds.includes('confiscation') && goods?.length && { confiscatedGoods: goods.map(goodsOf) }),
          basis,
          tier,
          reasons,
          ...(performance && { performance }),
          ...(newFacts && { newFacts }),
        },
      }),
    );
  },
});
