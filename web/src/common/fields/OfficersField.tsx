import { useQuery } from '@tanstack/react-query';
import { Select, Tag } from 'antd';
import type { Officer } from '../../api/client';
import { queries } from '../../api/queries';
import { useTexts } from '../../texts';
import { chinaToday, daysBetween } from '../china-time';

type Kind = Officer['certificates'][number]['kind'];

/** The person's certificate of a kind: the valid one, else the newest. */
export function certificateOf(officer: Officer, kind: Kind = 'enforcement') {
  const held = officer.certificates.filter((certificate) => certificate.kind === kind);
  return held.find(({ state }) => state === 'valid') ?? held.at(-1);
}

/** 甲 [执法证 有效]: the state of the certificate stands beside the name, so that a wrong choice is seen early. */
export function OfficerName({ officer, kind = 'enforcement' }: { officer: Officer; kind?: Kind }) {
  const texts = useTexts();
  const certificate = certificateOf(officer, kind);
  const state = certificate?.state ?? 'none';
  const left =
    certificate && state === 'valid' ? daysBetween(chinaToday(), certificate.validThrough) : undefined;
  return (
    <span>
      {officer.name}{' '}
      <Tag color={state === 'valid' ? (left !== undefined && left <= 30 ? 'orange' : 'green') : 'red'}>
        {texts.certificateStates[state] ?? state}
        {certificate && state === 'valid' && ` ${texts.casePage.validThrough} ${certificate.validThrough}`}
      </Tag>
    </span>
  );
}

interface Props {
  id?: string;
  value?: string[];
  onChange?: (ids: string[]) => void;
}

/** Officers of the agency in post, several. */
export function OfficersField({ id, value, onChange }: Props) {
  const officers = useQuery(queries.officers());
  return (
    <Select
      id={id}
      mode="multiple"
      value={value}
      onChange={onChange}
      loading={officers.isLoading}
      optionFilterProp="name"
      options={enforcing(officers.data, 'enforcement').map((officer) => ({
        value: officer.id,
        name: officer.name,
        officer,
      }))}
      optionRender={({ data }) => <OfficerName officer={data.officer} />}
      labelRender={({ value: id }) => officers.data?.find((officer) => officer.id === id)?.name ?? '…'}
    />
  );
}

/** One person with a certificate of a kind (the presider of a hearing). */
export function OfficerField({
  id,
  value,
  onChange,
  kind,
}: {
  id?: string;
  value?: string;
  onChange?: (id: string) => void;
  kind: Kind;
}) {
  const officers = useQuery(queries.officers());
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      loading={officers.isLoading}
      options={enforcing(officers.data, kind).map((officer) => ({
        value: officer.id,
        label: <OfficerName officer={officer} kind={kind} />,
      }))}
    />
  );
}

const enforcing = (officers: Officer[] | undefined, kind: Kind): Officer[] =>
  (officers ?? []).filter(
    ({ status, certificates }) => status === 'in-post' && certificates.some((held) => held.kind === kind),
  );
