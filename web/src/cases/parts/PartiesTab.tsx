import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Descriptions, Typography } from 'antd';
import { useState } from 'react';
import { api, type CaseFile, type Schemas, value } from '../../api/client';
import { queries } from '../../api/queries';
import { chinaDay } from '../../common/china-time';
import { Day } from '../../common/Day';
import { OfficerName } from '../../common/fields/OfficersField';
import { ReasonModal } from '../../common/ReasonModal';
import { Refusal } from '../../common/Refusal';
import { useMay, useMe } from '../../session/session';
import { useTexts } from '../../texts';

type Party = Omit<Schemas['MaskedPartyView'], 'masked'> & Pick<Schemas['PartyView'], 'earlier'>;

/** `narrow`: beside something else, one column wide. */
export function PartiesTab({ file, narrow = false }: { file: CaseFile; narrow?: boolean }) {
  const texts = useTexts();
  const { acts: a, casePage: t } = texts;
  const officers = useQuery(queries.officers());
  const [whole, setWhole] = useState<Party>();
  const party: Party = whole ?? file.party;
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
    ...(party.earlier ?? []).map(({ at, corrected, ...before }): [string, React.ReactNode] => [
      t.earlier(chinaDay(at)),
      corrected.map((field) => (
        <div key={field}>
          {field === 'name' ? a.partyName : a.removable[field]}
          {texts.app.colon}
          {before[field as keyof typeof before] ?? '—'}
        </div>
      )),
    ]),
  ];
  return (
    <>
      <Descriptions
        bordered
        size="small"
        column={narrow ? 1 : { xs: 1, md: 2 }}
        styles={{ label: { width: 130, whiteSpace: 'normal' }, content: { overflowWrap: 'anywhere' } }}
        items={rows
          .filter(([, shown]) => Boolean(shown))
          .map(([label, children], key) => ({ key, label, children }))}
      />
      {file.party.masked.length > 0 && !whole && <ShowParty file={file} onShown={setWhole} />}
    </>
  );
}

/** The hidden parts, on a request that is entered; who is no officer of the case says why. */
function ShowParty({ file, onShown }: { file: CaseFile; onShown: (party: Party) => void }) {
  const { casePage: t } = useTexts();
  const may = useMay();
  const me = useMe();
  const [asking, setAsking] = useState(false);
  const reading = useMutation({
    mutationFn: (reason?: string) =>
      value(
        api.POST('/api/cases/{id}/party-readings', {
          params: { path: { id: file.id } },
          body: { ...(reason && { reason }) },
        }),
      ),
    onSuccess: onShown,
  });
  if (!may('case.read-party')) return null;
  const own = me.officerId !== undefined && file.officerIds.includes(me.officerId);
  return (
    <div style={{ marginTop: 12 }}>
      <Button loading={reading.isPending} onClick={() => (own ? reading.mutate(undefined) : setAsking(true))}>
        {t.showParty}
      </Button>{' '}
      <Typography.Text type="secondary">{t.partyEntered}</Typography.Text>
      <Refusal error={reading.error} />
      {asking && (
        <ReasonModal
          draft={`case.read-party/${file.id}`}
          title={t.showParty}
          maxLength={200}
          onClose={() => setAsking(false)}
          send={(reason) => reading.mutateAsync(reason)}
        />
      )}
    </div>
  );
}
