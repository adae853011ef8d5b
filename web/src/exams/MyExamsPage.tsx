import { useQuery } from '@tanstack/react-query';
import { Button, Col, Empty, Row, Typography } from 'antd';
import { Link } from 'react-router';
import { Loaded } from '../common/Loaded';
import { PageTitle } from '../common/PageTitle';
import { useTexts } from '../texts';
import { ExamCard } from './ExamCard';
import { examQueries } from './queries';

/** Every exam the person may register for, sit, or has sat. */
export default function MyExamsPage() {
  const { exams: t } = useTexts();
  const mine = useQuery(examQueries.mine());
  return (
    <>
      <PageTitle
        title={t.title}
        extra={
          <Link to="/exams/practice">
            <Button>{t.practice}</Button>
          </Link>
        }
      />
      <Typography.Paragraph type="secondary">{t.lead}</Typography.Paragraph>
      <Loaded query={mine}>
        {(exams) =>
          exams.length === 0 ? (
            <Empty description={t.none} />
          ) : (
            <Row gutter={[12, 12]}>
              {exams.map((exam) => (
                <Col key={exam.batchId} xs={24} md={12} xl={8}>
                  <ExamCard exam={exam} />
                </Col>
              ))}
            </Row>
          )
        }
      </Loaded>
    </>
  );
}
