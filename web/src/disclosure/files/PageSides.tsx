import { Card, Col, Row } from 'antd';
import { type PointerEvent, useRef, useState } from 'react';
import { useTexts } from '../../texts';
import type { DisclosureFile, DraftBox } from './file-plan';

interface Props {
  file: DisclosureFile;
  page: number;
  boxes: DraftBox[];
  /** Nothing differs from the file that was made: the right side shows that file itself. */
  asMade: boolean;
  selected?: string | undefined;
  onSelect?: (key: string) => void;
  onDraw?: (rect: { x: number; y: number; width: number; height: number }) => void;
}

interface Point {
  x: number;
  y: number;
}

const LEAST = 4;

/** A page as it is and as it will be: boxes are outlined on the left and black on the right. */
export function PageSides({ file, page, boxes, asMade, selected, onSelect, onDraw }: Props) {
  const texts = useTexts();
  const t = texts.files;
  const { width, height } = file.pages[page - 1]!;
  const place = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<{ from: Point; to: Point }>();
  const pointOf = (event: PointerEvent): Point => {
    const { left, top, width: wide, height: high } = place.current!.getBoundingClientRect();
    const within = (value: number, most: number) => Math.min(Math.max(Math.round(value), 0), most);
    return {
      x: within(((event.clientX - left) / wide) * width, width),
      y: within(((event.clientY - top) / high) * height, height),
    };
  };
  const rect = drawn && {
    x: Math.min(drawn.from.x, drawn.to.x),
    y: Math.min(drawn.from.y, drawn.to.y),
    width: Math.abs(drawn.from.x - drawn.to.x),
    height: Math.abs(drawn.from.y - drawn.to.y),
  };
  const source = `/api/disclosure-files/${file.id}/pages/${page}`;
  const style = (box: { x: number; y: number; width: number; height: number }) => ({
    left: `${(box.x / width) * 100}%`,
    top: `${(box.y / height) * 100}%`,
    width: `${(box.width / width) * 100}%`,
    height: `${(box.height / height) * 100}%`,
  });
  const name = (box: DraftBox) => (box.class === 'other' ? t.other : texts.removalClasses[box.class]);
  return (
    <Row gutter={[12, 12]}>
      <Col xs={24} md={12}>
        <Card size="small" title={t.original}>
          {onDraw && <p className="page-hint">{t.drawHint}</p>}
          <div
            ref={place}
            className={onDraw ? 'page-side drawable' : 'page-side'}
            style={{ aspectRatio: `${width} / ${height}` }}
            onPointerDown={(event) => {
              if (!onDraw || event.button !== 0) return;
              event.currentTarget.setPointerCapture(event.pointerId);
              setDrawn({ from: pointOf(event), to: pointOf(event) });
            }}
            onPointerMove={(event) => drawn && setDrawn({ ...drawn, to: pointOf(event) })}
            onPointerCancel={() => setDrawn(undefined)}
            onPointerUp={() => {
              if (rect && rect.width >= LEAST && rect.height >= LEAST) onDraw?.(rect);
              setDrawn(undefined);
            }}
          >
            <span className="page-loading">{texts.app.loading}</span>
            <img
              key={`original-${page}`}
              src={`${source}/original`}
              alt={`${t.original} ${t.page(page, file.pages.length)}`}
              draggable={false}
            />
            {boxes.map((box) => (
              <button
                type="button"
                key={box.key}
                className={box.key === selected ? 'page-box chosen' : 'page-box'}
                style={style(box)}
                title={`${name(box)} ${box.rule}`}
                aria-label={`${name(box)} ${box.rule}`}
                onClick={() => onSelect?.(box.key)}
              />
            ))}
            {rect && <span className="page-box chosen" style={style(rect)} />}
          </div>
        </Card>
      </Col>
      <Col xs={24} md={12}>
        <Card size="small" title={asMade ? t.published : t.preview}>
          {onDraw && <p className="page-hint">&nbsp;</p>}
          <div className="page-side" style={{ aspectRatio: `${width} / ${height}` }}>
            <span className="page-loading">{texts.app.loading}</span>
            {asMade ? (
              <img
                key={`published-${page}-${file.result?.sha256}`}
                src={`${source}/published?of=${file.result?.sha256}`}
                alt={`${t.published} ${t.page(page, file.pages.length)}`}
              />
            ) : (
              <>
                <img
                  key={`preview-${page}`}
                  src={`${source}/original`}
                  alt={`${t.preview} ${t.page(page, file.pages.length)}`}
                />
                {boxes.map((box) => (
                  <span key={box.key} className="page-box black" style={style(box)} />
                ))}
              </>
            )}
          </div>
        </Card>
      </Col>
    </Row>
  );
}
