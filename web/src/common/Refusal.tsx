import { Alert, Button, Flex, Typography } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { type Problem, problemOf } from '../api/problem';
import { useSpeech } from '../texts';
import { useFieldErrors } from './field-errors';
import { Rule } from './Rule';

/** The number that an administrator asks for: where the system broke it is all that anybody can go by. */
function RequestNumber({ problem: { requestId } }: { problem: Problem }) {
  const { texts } = useSpeech();
  if (!requestId) return null;
  return (
    <Typography.Text type="secondary" copyable={{ text: requestId }}>
      {texts.refusal.requestId} {requestId}
    </Typography.Text>
  );
}

/** Shows the present state behind the form and lets the person go on from there; what he typed stays. */
function ReadAgain({ readAgain }: { readAgain: () => Promise<void> }) {
  const { texts } = useSpeech();
  const [reading, setReading] = useState(false);
  const read = async () => {
    setReading(true);
    try {
      await readAgain();
    } finally {
      setReading(false);
    }
  };
  return (
    <Button size="small" loading={reading} onClick={() => void read()} style={{ alignSelf: 'flex-start' }}>
      {texts.refusal.readAgain}
    </Button>
  );
}

interface Props {
  error: unknown;
  /** Where someone else changed the thing meanwhile: reads it again. */
  readAgain?: () => Promise<void>;
}

/** Why the system says no: title, particulars, rule, article, and what to do next. The form around it keeps its content. */
export function Refusal({ error, readAgain }: Props) {
  const { texts, language } = useSpeech();
  const place = useRef<HTMLDivElement>(null);
  const { marked, elsewhere } = useFieldErrors(error);
  useEffect(() => {
    if (error && !marked) place.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  }, [error, marked]);
  if (!error) return null;
  const problem = problemOf(error);
  // Names of fields are words of the interface; the fields themselves are marked.
  const detail = problem.code === 'input.invalid' ? texts.faults.look : problem.detail;
  return (
    <div ref={place} style={{ marginBlock: 12 }}>
      <Alert
        type="error"
        showIcon
        title={(language === 'en' && problem.titleEn) || problem.title}
        description={
          <Flex vertical gap={4}>
            {detail && <span>{detail}</span>}
            {elsewhere.map((text) => (
              <span key={text}>{text}</span>
            ))}
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
            {readAgain && problem.code === 'conflict.version' && <ReadAgain readAgain={readAgain} />}
            <RequestNumber problem={problem} />
          </Flex>
        }
      />
    </div>
  );
}
