import { useQuery } from '@tanstack/react-query';
import { Descriptions } from 'antd';
import type { CaseFile } from '../../api/client';
import { queries } from '../../api/queries';
import { Day } from '../../common/Day';
import { OfficerName } from '../../common/fields/OfficersField';
import { useTexts } from '../../texts';

export function PartiesTab({ file }: { file: CaseFile }) {
  const texts = useTexts();
  const { acts: a, casePage: t } = texts;
  const officers = useQuery(queries.officers());
  const { party } = file;
  const rows: [string, React.ReactNode][] = [
    [a.partyKind, texts.partyKinds[file.partyKind]],
    [a.partyName, party.name],
    [a.creditCode, party.creditCode],
    [a.idNumber, party.idNumber],
    [a.birthDay, party.birthDay],
    [a.sex, party.sex && a.sexes[party.sex]],
    [a.representative, party.representative],
    [a.address, party.address],
    [a.phone, party.phone],
    [t.source, texts.sources[file.source]],
    [t.place, file.place],
    [t.actEndedOn, <Day day={file.actEndedOn} />],
    [t.discoveredOn, <Day day={file.discoveredOn} />],
    [
      t.officers,
      file.officerIds.map((id) => {
        const officer = officers.data?.find((candidate) => candidate.id === id);
        return <div key={id}>{officer ? <OfficerName officer={officer} /> : '…'}</div>;
      }),
    ],
    [t.summary, file.summary],
  ];
  return (
    <Descriptions
      bordered
      size="small"
      column={{ xs: 1, md: 2 }}
      items={rows.filter(([, shown]) => shown).map(([label, children], key) => ({ key, label, children }))}
    />
  );
}
