import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { queries } from '../api/queries';
import { Loaded } from '../common/Loaded';
import { useMay } from '../session/session';
import { CorrectionsCard } from './CorrectionsCard';
import { DisclosureHeader } from './DisclosureHeader';
import { FilesCard } from './files/FilesCard';
import { type Disclosure, planOf } from './plan';
import { RecordCard } from './RecordCard';
import { RemovalsCard } from './RemovalsCard';
import { SideBySide } from './SideBySide';

/** The disclosure of one case's decision, addressed by the case: it can be looked at before it is assessed. */
export default function DisclosurePage() {
  const { caseId = '' } = useParams();
  const disclosure = useQuery(queries.disclosureOf(caseId));
  return (
    <Loaded query={disclosure}>
      {(data) => (
        <DisclosureView
          key={`${data.caseId}.${data.state}.${data.publishedSha256 ?? ''}.${data.corrections.length}`}
          disclosure={data}
        />
      )}
    </Loaded>
  );
}

export function DisclosureView({ disclosure }: { disclosure: Disclosure }) {
  const may = useMay();
  const [plan, setPlan] = useState(() => planOf(disclosure));
  const [words, setWords] = useState('');
  const [span, setSpan] = useState<{ start: number; end: number }>();
  const correcting =
    disclosure.state === 'published' &&
    !disclosure.corrections.some(({ state }) => state === 'drafted') &&
    may('disclosure.prepare-correction');
  const preparing =
    correcting ||
    (['assessed', 'drafted', 'returned'].includes(disclosure.state) && may('disclosure.prepare'));
  return (
    <>
      <DisclosureHeader disclosure={disclosure} plan={plan} />
      <SideBySide
        disclosure={disclosure}
        plan={plan}
        onSelect={
          preparing
            ? (selected) => {
                setSpan(selected);
                setWords(disclosure.original.slice(selected.start, selected.end));
              }
            : undefined
        }
      />
      <RemovalsCard
        disclosure={disclosure}
        plan={plan}
        onPlan={
          preparing
            ? (changed) => {
                setPlan(changed);
                setSpan(undefined);
                setWords('');
              }
            : undefined
        }
        words={words}
        span={span}
        onWords={(typed) => {
          setSpan(undefined);
          setWords(typed);
        }}
      />
      {disclosure.id && disclosure.state !== 'unassessed' && (
        <FilesCard disclosure={{ ...disclosure, id: disclosure.id }} />
      )}
      <CorrectionsCard disclosure={disclosure} plan={plan} />
      <RecordCard disclosure={disclosure} />
    </>
  );
}
