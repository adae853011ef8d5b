import { markup } from '../html.js';
import type { Page } from '../layout.js';

export interface SharedItem {
  readonly token: string;
  readonly viewer: string;
  readonly viewerUnit: string;
  readonly filename: string;
  readonly medium: string;
  readonly sha256: string;
  readonly expires: string;
  readonly opened: string;
}

const TILES = 24;

/** One recording for one named viewer: the name lies over the picture, and every viewing is on record. */
export function sharePage(item: SharedItem): Page {
  const source = `/share/${item.token}/content`;
  const mark = `${item.viewer} ${item.opened}`;
  const shown = {
    video: markup`<video controls preload="metadata" controlslist="nodownload nofullscreen noremoteplayback" disablepictureinpicture playsinline src="${source}"></video>`,
    audio: markup`<audio controls preload="metadata" controlslist="nodownload" src="${source}"></audio>`,
    photo: markup`<img src="${source}" alt="${item.filename}">`,
  }[item.medium];
  const body = markup`<article>
<h1>执法记录查看</h1>
<p class="lead">仅供 <strong>${item.viewer}</strong>（${item.viewerUnit}）查看，有效期至 ${item.expires}。每次查看均记入日志，不得转发、翻录。</p>
${
  shown
    ? markup`<div class="shared shared-${item.medium}">${shown}<div class="watermark" aria-hidden="true">${Array.from({ length: TILES }, () => markup`<span>${mark}</span>`)}</div></div>`
    : markup`<p role="alert">这类文件不能在线查看，请向办案机关申请。</p>`
}
<table class="facts">
<tbody>
<tr><th scope="row">文件</th><td>${item.filename}</td></tr>
<tr><th scope="row">SHA-256</th><td class="digest">${item.sha256}</td></tr>
</tbody>
</table>
</article>`;
  return { title: '执法记录查看', body, unlisted: true };
}
