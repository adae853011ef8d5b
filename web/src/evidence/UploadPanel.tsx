import { InboxOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Col, Flex, Form, Input, Row, Select, Upload } from 'antd';
import { useState } from 'react';
import { queries } from '../api/queries';
import { bytes } from '../common/bytes';
import { MomentField } from '../common/fields/DayField';
import { options } from '../common/fields/Field';
import { useTexts } from '../texts';
import { type Capture, sendings } from './sending';
import { SendingRow } from './SendingRow';
import { UnfinishedList } from './UnfinishedList';
import { useSendings } from './use-sendings';

/** Several recordings at once into one stage of a case; each shows how far it is and can be paused and gone on with. */
export function UploadPanel({ caseId, stage }: { caseId: string; stage: string }) {
  const texts = useTexts();
  const t = texts.evidence;
  const [form] = Form.useForm<Omit<Capture, 'caseId'>>();
  const [picked, setPicked] = useState<File[]>([]);
  const mine = useSendings().filter((item) => item.caseId === caseId);
  const unfinished = useQuery(queries.unfinished());
  const start = (capture: Omit<Capture, 'caseId'>) => {
    for (const file of picked) sendings.add(file, { ...capture, caseId });
    setPicked([]);
  };
  return (
    <>
      <UnfinishedList
        uploads={(unfinished.data ?? []).filter(
          (upload) =>
            upload.caseId === caseId &&
            !mine.some((item) => item.name === upload.filename && item.size === upload.length),
        )}
      />
      <Form form={form} name="evidence" layout="vertical" initialValues={{ stage }} onFinish={start}>
        <Row gutter={12}>
          <Col xs={24} sm={12}>
            <Form.Item name="stage" label={t.stage} rules={[{ required: true }]}>
              <Select options={options(texts.stages)} />
            </Form.Item>
          </Col>
          <Col xs={24} sm={12}>
            <Form.Item name="deviceId" label={t.device}>
              <Input maxLength={60} autoComplete="off" />
            </Form.Item>
          </Col>
          <Col xs={24} sm={12}>
            <Form.Item name="capturedFrom" label={t.capturedFrom}>
              <MomentField seconds />
            </Form.Item>
          </Col>
          <Col xs={24} sm={12}>
            <Form.Item name="capturedTo" label={t.capturedTo}>
              <MomentField seconds />
            </Form.Item>
          </Col>
        </Row>
        <Upload.Dragger
          multiple
          showUploadList={false}
          beforeUpload={(file) => {
            setPicked((before) => [...before, file]);
            return false;
          }}
        >
          <p>
            <InboxOutlined style={{ fontSize: 32, color: '#1554ad' }} />
          </p>
          <p>{t.pick}</p>
          <p style={{ color: '#5c5c5c', paddingInline: 12 }}>{t.pickHint}</p>
        </Upload.Dragger>
        {picked.length > 0 && (
          <Flex vertical gap={8} style={{ marginTop: 12 }}>
            {picked.map((file, i) => (
              <span key={i}>
                {file.name}（{bytes(file.size)}）
              </span>
            ))}
            <Button type="primary" htmlType="submit">
              {t.start}（{picked.length}）
            </Button>
          </Flex>
        )}
      </Form>
      <ul style={{ listStyle: 'none', padding: 0 }} aria-label={t.uploadTitle}>
        {mine.map((item) => (
          <SendingRow key={item.key} item={item} />
        ))}
      </ul>
    </>
  );
}
