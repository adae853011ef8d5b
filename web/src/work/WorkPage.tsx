import { Flex } from 'antd';
import { PageTitle } from '../common/PageTitle';
import { useMay, useMe } from '../session/session';
import { useTexts } from '../texts';
import { MyCases } from './MyCases';
import { Approvals } from './Approvals';

/** What waits for this person today, by role. */
export default function WorkPage() {
  const t = useTexts().work;
  const me = useMe();
  const may = useMay();
  return (
    <>
      <PageTitle title={t.title} extra={<span>{t.hello(me.name)}</span>} />
      <Flex vertical gap={16}>
        {may('case.decide') && <Approvals />}
        {me.officerId && may('case.record-investigation') && <MyCases />}
      </Flex>
    </>
  );
}
