import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { Link, useLocation } from 'react-router';
import { queries } from '../api/queries';
import { useTexts } from '../texts';

/** Says on every page that others did something to the account, until its owner has read it. */
export function AccountEvents() {
  const { accounts: t } = useTexts();
  const { pathname } = useLocation();
  const { data } = useQuery(queries.notices());
  if (!data?.unseen || pathname === '/account') return null;
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 16 }}
      title={t.happened(data.unseen)}
      action={<Link to="/account">{t.look}</Link>}
    />
  );
}
