import { Checkbox, Radio, Typography } from 'antd';
import { useTexts } from '../texts';
import { pointsOf } from './queries';

interface Asked {
  no?: number;
  kind: string;
  caseText?: string | null;
  stem: string;
  options: readonly { key: string; text: string }[];
  points?: number;
}

interface Props {
  item: Asked;
  choice: string;
  onChoose?: (choice: string) => void;
}

/** One question with its options, each a whole line to touch. A choice is its letters in order. */
export function QuestionView({ item, choice, onChoose }: Props) {
  const { exams: t } = useTexts();
  const labels = item.options.map(({ key, text }) => ({ value: key, label: `${key}. ${text}` }));
  const name = `question-${item.no ?? 'practice'}`;
  return (
    <fieldset className="exam-question" disabled={!onChoose} aria-labelledby={`${name}-stem`}>
      {item.caseText && (
        <div className="exam-case">
          <Typography.Text strong>{t.caseText}</Typography.Text>
          <p>{item.caseText}</p>
        </div>
      )}
      <p id={`${name}-stem`} className="exam-stem">
        {item.stem}{' '}
        {item.points !== undefined && (
          <Typography.Text type="secondary">（{t.points(pointsOf(item.points))}）</Typography.Text>
        )}
      </p>
      {item.kind === 'multiple' ? (
        <Checkbox.Group
          className="exam-options"
          options={labels}
          value={[...choice]}
          disabled={!onChoose}
          onChange={(letters) => onChoose?.([...letters].sort().join(''))}
        />
      ) : (
        <Radio.Group
          className="exam-options"
          name={name}
          options={labels}
          value={choice || undefined}
          disabled={!onChoose}
          onChange={(event) => onChoose?.(String(event.target.value))}
        />
      )}
    </fieldset>
  );
}
