import { CheckCircleTwoTone, CloseCircleTwoTone, ExclamationCircleTwoTone } from '@ant-design/icons';
import { Button, Card, Flex } from 'antd';
import type { CaseFile } from '../../api/client';
import { Rule } from '../../common/Rule';
import { useMay } from '../../session/session';
import { useTexts } from '../../texts';
import { isSoft } from '../missing';

/** REC-02 is answered for by a leader, the want of any other recording by whoever made it. */
const reasonFor = ({ code }: { code: string }): string =>
  code === 'course-uncovered' ? 'case.excuse-course' : 'evidence.explain-gap';

/** What a later step will demand is mended by an act on the case. */
const MENDED_BY: Record<string, string> = {
  'party-address': 'case.correct-particulars',
  'second-officer': 'case.change-officers',
};

/** What the file lacks, each with the rule that asks for it and the way to mend it. */
export function MissingCard({
  file,
  onAct,
}: {
  file: CaseFile;
  onAct: (act: string, stage?: string) => void;
}) {
  const { acts, casePage: t } = useTexts();
  const may = useMay();
  const mending = ({ code }: { code: string }): string | undefined => {
    const offered = file.nextActs.find(({ act, mine }) => mine && act === MENDED_BY[code]);
    return offered?.act;
  };
  return (
    <Card title={t.missing} style={{ marginBottom: 16 }} size="small">
      {file.missing.length === 0 && (
        <span>
          <CheckCircleTwoTone twoToneColor="#389e0d" /> {t.nothingMissing}
        </span>
      )}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {file.missing.map((item, i) => (
          <li key={i} style={{ paddingBlock: 6, borderTop: i ? '1px solid #f0f0f0' : undefined }}>
            <Flex wrap gap={8} align="center">
              <span style={{ flex: '1 1 200px' }}>
                {isSoft(item) ? (
                  <ExclamationCircleTwoTone twoToneColor="#d48806" />
                ) : (
                  <CloseCircleTwoTone twoToneColor="#cf1322" />
                )}{' '}
                {item.text} {item.ruleId && <Rule id={item.ruleId} />}
              </span>
              {mending(item) && (
                <Button size="small" onClick={() => onAct(mending(item)!)}>
                  {acts.titles[mending(item)!]}
                </Button>
              )}
              {item.stage && (
                <Flex gap={8}>
                  {may('evidence.upload') && (
                    <Button size="small" onClick={() => onAct('evidence.upload', item.stage)}>
                      {t.upload}
                    </Button>
                  )}
                  {may(reasonFor(item)) && (
                    <Button size="small" onClick={() => onAct(reasonFor(item), item.stage)}>
                      {t.explain}
                    </Button>
                  )}
                </Flex>
              )}
            </Flex>
          </li>
        ))}
      </ul>
    </Card>
  );
}
