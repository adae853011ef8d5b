import { encode } from 'uqr';
import { type Html, markup } from './html.js';

/** The address as a QR code that needs no second request: one path of dark runs. */
export function qrOf(address: string, label: string): Html {
  const { data, size } = encode(address, { ecc: 'M', border: 2 });
  const path = data.map((row, y) =>
    runs(row)
      .map(([from, length]) => `M${from} ${y}h${length}v1h-${length}z`)
      .join(''),
  );
  return markup`<svg class="qr" role="img" aria-label="${label}" viewBox="0 0 ${size} ${size}" width="132" height="132" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path.join('')}"/></svg>`;
}

function runs(row: readonly boolean[]): [from: number, length: number][] {
  const found: [number, number][] = [];
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const from = x;
    while (row[x + 1]) x += 1;
    found.push([from, x - from + 1]);
  }
  return found;
}
