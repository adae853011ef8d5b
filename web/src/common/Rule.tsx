import { Tag } from 'antd';

/** The id of a row of the law packs. */
export function Rule({ id }: { id: string }) {
  return (
    <Tag variant="filled" color="geekblue" style={{ marginInlineEnd: 4 }}>
      {id}
    </Tag>
  );
}
