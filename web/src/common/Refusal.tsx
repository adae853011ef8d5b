import { Alert, Flex, Typography } from 'antd';
import { useEffect, useRef } from 'react';
import { problemOf } from '../api/problem';
import { useSpeech } from '../texts';
import { Rule } from './Rule';

/** Why the system says no: title, particulars, rule, article, and what to do next. The form around it keeps its content. */
export function Refusal({ error }: { error: unknown }) {
  const { texts, language } = useSpeech();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) place.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  }, [error]);
  if (!error) return null;
  const problem = problemOf(error);
  return (
    <div ref={place} style={{ marginBlock: 12 }}>
      <Alert
        type="error"
        showIcon
        title={(language === 'en' && problem.titleEn) || problem.title}
        description={
          <Flex vertical gap={4}>
            {problem.detail && <span>{problem.detail}</span>}
            {(problem.ruleId || problem.basis) && (
              <span>
                {problem.ruleId && <Rule id={problem.ruleId} />}
                {problem.basis && (
                  <Typography.Text type="secondary">
                    {texts.refusal.basis}
                    {texts.app.colon}
                    {problem.basis}
                  </Typography.Text>
                )}
              </span>
            )}
            {problem.next && (
              <span>
                <strong>
                  {texts.refusal.next}
                  {texts.app.colon}
                </strong>
                {problem.next}
              </span>
            )}
          </Flex>
        }
      />
    </div>
  );
}
