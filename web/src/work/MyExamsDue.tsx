import { useQuery } from '@tanstack/react-query';
import { Card, Col, Row } from 'antd';
import { ExamCard } from '../exams/ExamCard';
import { examQueries } from '../exams/queries';
import { useTexts } from '../texts';

/** What one can do something about today. */
export const DUE = ['registration', 'registered', 'ready', 'running'];

/** Exams that wait for this person; nothing where there are none. */
export function MyExamsDue() {
  const { exams: t } = useTexts();
  const { data } = useQuery(examQueries.mine());
  const due = (data ?? []).filter(({ state }) => DUE.includes(state));
  if (due.length === 0) return null;
  return (
    <Card title={t.due}>
      <Row gutter={[12, 12]}>
        {due.map((exam) => (
          <Col key={exam.batchId} xs={24} md={12} xl={8}>
            <ExamCard exam={exam} />
          </Col>
        ))}
      </Row>
    </Card>
  );
}
