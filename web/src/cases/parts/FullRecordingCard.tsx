import { Card, Flex, Tag } from 'antd';
import type { CaseFile } from '../../api/client';
import { chinaMinute, chinaSecond } from '../../common/china-time';
import { Rule } from '../../common/Rule';
import { useTexts } from '../../texts';

const COLOURS = { covered: 'green', uncovered: 'red', excused: 'orange' } as const;

/** REC-02: acts that must be on video from beginning to end, and what of them no recording shows. */
export function FullRecordingCard({ file }: { file: CaseFile }) {
  const texts = useTexts();
  const t = texts.vault;
  if (file.courses.length === 0) return null;
  return (
    <Card size="small" title={t.courses} extra={<Rule id="REC-02" />} style={{ marginTop: 12 }}>
      {file.courses.map((course) => (
        <div key={course.id} style={{ padding: '6px 0' }}>
          <Flex justify="space-between" gap={8}>
            <strong>{course.title}</strong>
            <Tag color={COLOURS[course.status]}>{t.courseStates[course.status]}</Tag>
          </Flex>
          <div>
            {texts.stages[course.stage]} · {chinaMinute(course.from)} – {chinaMinute(course.to)}
          </div>
          {course.gaps.length > 0 && (
            <div>
              {t.gaps}
              {texts.app.colon}
              {course.gaps.map(({ from, to }) => `${chinaSecond(from)}–${chinaSecond(to)}`).join('、')}
            </div>
          )}
          {course.excusedBecause && (
            <div>{`${course.excusedByName ?? ''}${texts.app.colon}${course.excusedBecause}`}</div>
          )}
        </div>
      ))}
    </Card>
  );
}
