import { type Html, markup } from './html.js';

export interface Bar {
  readonly name: string;
  readonly count: number;
}

const WIDTH = 640;
const HEIGHT = 220;
const BOTTOM = 34;
const TOP = 22;
const LINE = 30;
const LABEL = 190;

/** Upright bars, for what follows in time. The table below says the same to who does not see it. */
export function columns(title: string, bars: readonly Bar[]): Html {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const step = WIDTH / Math.max(1, bars.length);
  const drawn = bars.map(({ name, count }, i) => {
    const height = Math.round(((HEIGHT - BOTTOM - TOP) * count) / most);
    const middle = Math.round(i * step + step / 2);
    const y = HEIGHT - BOTTOM - height;
    return markup`<rect x="${Math.round(i * step + step * 0.18)}" y="${y}" width="${Math.round(step * 0.64)}" height="${height}"/><text x="${middle}" y="${y - 6}" text-anchor="middle">${count}</text><text x="${middle}" y="${HEIGHT - 12}" text-anchor="middle">${name}</text>`;
  });
  return drawing(title, bars, HEIGHT, drawn);
}

/** Lying bars, for kinds: their names are long. */
export function rows(title: string, bars: readonly Bar[]): Html {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const drawn = bars.map(({ name, count }, i) => {
    const width = Math.round(((WIDTH - LABEL - 70) * count) / most);
    const y = i * LINE;
    const short = [...name].length > 12 ? `${[...name].slice(0, 11).join('')}…` : name;
    return markup`<text x="${LABEL - 8}" y="${y + 20}" text-anchor="end">${short}</text><rect x="${LABEL}" y="${y + 5}" width="${width}" height="${LINE - 10}"/><text x="${LABEL + width + 8}" y="${y + 20}">${count}</text>`;
  });
  return drawing(title, bars, Math.max(1, bars.length) * LINE, drawn);
}

function drawing(title: string, bars: readonly Bar[], height: number, drawn: readonly Html[]): Html {
  return markup`<figure class="chart"><svg role="img" aria-label="${title}，数据见下表" viewBox="0 0 ${WIDTH} ${height}">${drawn}</svg>
<details><summary>${title}（表格）</summary><table class="facts"><caption>${title}</caption><thead><tr><th scope="col">项目</th><th scope="col">件数</th></tr></thead><tbody>${bars.map(({ name, count }) => markup`<tr><th scope="row">${name}</th><td>${count}</td></tr>`)}</tbody></table></details></figure>`;
}
