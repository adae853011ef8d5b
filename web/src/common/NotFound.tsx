import { Button, Result } from 'antd';
import { Link } from 'react-router';
import { useTexts } from '../texts';

export default function NotFound() {
  const { app } = useTexts();
  return (
    <Result
      status="404"
      title={app.notFound}
      extra={
        <Link to="/">
          <Button type="primary">{app.backHome}</Button>
        </Link>
      }
    />
  );
}
