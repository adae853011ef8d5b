import { Flex, Typography } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useTexts } from '../texts';

export function PageTitle({ title, extra }: { title: string; extra?: ReactNode }) {
  const { app } = useTexts();
  useEffect(() => {
    document.title = `${title} · ${app.name}`;
  }, [title, app.name]);
  return (
    <Flex justify="space-between" align="center" wrap gap={8} style={{ marginBottom: 16 }}>
      <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
        {title}
      </Typography.Title>
      {extra}
    </Flex>
  );
}
