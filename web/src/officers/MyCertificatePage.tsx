import { useQuery } from '@tanstack/react-query';
import { Empty } from 'antd';
import { queries } from '../api/queries';
import { Loaded } from '../common/Loaded';
import { PageTitle } from '../common/PageTitle';
import { useMe } from '../session/session';
import { useTexts } from '../texts';
import { OfficerView } from './OfficerPage';

/** One's own file: how far the way to a certificate has come, and what it needs to stay valid. */
export default function MyCertificatePage() {
  const t = useTexts().officers;
  const me = useMe();
  const file = useQuery({ ...queries.officerFile(), enabled: me.officerId !== undefined });
  if (!me.officerId)
    return (
      <>
        <PageTitle title={t.mine} />
        <Empty description={t.noRecord} />
      </>
    );
  return <Loaded query={file}>{(data) => <OfficerView file={data} title={t.mine} />}</Loaded>;
}
