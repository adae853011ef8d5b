import {
  PUBLISHABLE_TITLES,
  type PublicFileRow,
  type PublicRecordRow,
  withdrawalRule,
} from '../../modules/disclosure/index.js';
import { type Html, markup } from '../html.js';
import type { Page } from '../layout.js';
import { filePath, openRecord, recordPath } from '../open-record.js';
import { qrOf } from '../qr.js';
import { link, type View } from '../view.js';

/** `address` is where it stands for everybody, where there is such an address: it goes into the QR code and onto paper. */
export function recordPage(
  view: View,
  row: PublicRecordRow,
  files: readonly PublicFileRow[],
  address: string | undefined,
): Page {
  const open = openRecord(row);
  const penalty = row.kind === 'penalty';
  const licence = row.kind === 'licence';
  const body = markup`${trail(view, '公示信息')}
<article>
<h1>${open.title}</h1>
<p class="meta">${open.agency} · 公示日期 <time datetime="${open.publishedOn}">${open.publishedOn}</time>${row.showThrough && markup` · 公示至 <time datetime="${row.showThrough}">${row.showThrough}</time>`}</p>
${row.correctedOn && markup`<p class="problem" role="note">本信息已于 <time datetime="${row.correctedOn}">${row.correctedOn}</time> 更正：${row.correctionReason}</p>`}
<table class="facts">
<caption>公示信息</caption>
<tbody>
${fact('种类', open.matterName)}
${fact('决定书文号', open.documentNumber)}
${fact(licence ? '许可相对人' : '当事人', open.party)}
${fact('统一社会信用代码', open.creditCode)}
${fact(licence ? '许可事项' : '案由', open.cause)}
${fact('执法领域', open.field)}
${fact('处罚类别', open.penaltyKinds.join('；'))}
${fact(penalty ? '处罚结果' : '决定内容', open.outcome)}
${open.particulars.map(({ title, value }) => fact(title, value))}
${fact('罚款金额', open.fineFen > 0 ? `${open.fineYuan} 元` : null)}
${fact('没收金额', open.confiscatedFen > 0 ? `${open.confiscatedYuan} 元` : null)}
${fact(penalty ? '处罚依据' : '依据', (open.basis ?? []).join('；'))}
${fact(penalty ? '处罚机关' : '决定机关', open.agency)}
${fact('决定日期', open.decidedOn)}
</tbody>
</table>
<section aria-labelledby="text">
<h2 id="text">决定书公开文本</h2>
<p class="hint">以“***”“某某”代替的内容为依法隐去的个人信息，其余与送达当事人的决定书逐字一致。</p>
<div class="paper">${open.text}</div>
</section>
${files.length > 0 && filesSection(files)}
${address !== undefined && markup`<aside class="qr-box" aria-label="本页网址">${qrOf(address, '本页网址的二维码')}<p>扫码在手机上打开本页，或者访问<br><span class="address">${address}</span></p></aside>`}
<p class="data">开放数据：<a href="${recordPath(row.slug)}.json">JSON</a></p>
<p class="data">本信息发布后是否被改动？<a href="${link(view, `${recordPath(row.slug)}/proof`)}">在自己的浏览器中核验</a></p>
<p class="data">内容有误？<a href="${link(view, '/portal/requests/new', { kind: 'correction', record: row.slug })}">申请更正</a>${penalty && markup` · 当事人已改正？<a href="${link(view, '/portal/requests/new', { kind: 'early-stop', record: row.slug })}">申请提前停止公示</a>`}</p>
</article>`;
  return { title: open.title ?? '', body };
}

/** Whoever cannot see a picture of a page is told what it shows; the words of the decision stand above. */
function filesSection(files: readonly PublicFileRow[]): Html {
  return markup`<section aria-labelledby="files">
<h2 id="files">公示文件</h2>
<p class="hint">文件的每一页都是图像，黑色部分为依法隐去的内容；决定书的文字见上文“决定书公开文本”。</p>
<ul class="files">
${files.map(
  ({ slug, n, title, mediaType, bytes, pages, sha256 }) =>
    markup`<li><a href="${filePath(slug, n)}">${title}（${mediaType === 'application/pdf' ? 'PDF' : '图像'}，${pages} 页，${sizeOf(bytes)}）</a><br><span class="hint">SHA-256：</span><span class="digest">${sha256}</span></li>`,
)}
</ul>
</section>`;
}

const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** By which rule a record is no longer shown. */
export function groundOf({ endedBy, kind }: PublicRecordRow): { ruleId: string; basis: string } {
  if (endedBy === 'expired')
    return { ruleId: kind === 'penalty' ? 'PUB-12' : 'PUB-12f', basis: '公示期届满' };
  if (endedBy === 'stopped') return { ruleId: 'PUB-14', basis: '当事人申请提前停止公示' };
  return withdrawalRule(kind);
}

const ENDED = {
  withdrawn: {
    title: '该公示信息已撤回',
    said: '撤回，内容不再公开。',
    caption: '撤回说明',
    day: '撤回日期',
    basis:
      '《行政处罚法》第四十八条第二款：公开的行政处罚决定被变更、撤销、确认违法或者无效的，撤回并公开说明理由',
    otherBasis: '国办发〔2018〕118号 二（六）：公开的执法决定被撤销、确认违法的，及时撤下原公示信息',
  },
  expired: {
    title: '该公示信息公示期已满',
    said: '停止公示，内容不再公开。',
    caption: '停止公示说明',
    day: '停止公示日期',
    basis: '公示期届满，依规停止公示',
  },
  stopped: {
    title: '该公示信息已停止公示',
    said: '提前停止公示，内容不再公开。',
    caption: '停止公示说明',
    day: '停止公示日期',
    basis: '经当事人申请并审核，提前停止公示',
  },
} as const;

/** The information is gone (行政处罚法 第48条第2款, PUB-12), the reason is told. */
export function tombstonePage(view: View, row: PublicRecordRow): Page {
  const words = ENDED[row.endedBy ?? 'withdrawn'];
  const body = markup`${trail(view, words.caption.slice(0, -2))}
<article class="notice">
<h1>${words.title}</h1>
<p>本网址原公示的${PUBLISHABLE_TITLES[row.kind]}信息已于 <time datetime="${row.withdrawnOn}">${row.withdrawnOn}</time> ${words.said}</p>
<table class="facts">
<caption>${words.caption}</caption>
<tbody>
${fact(words.day, row.withdrawnOn)}
${fact('公开理由', row.publicReason)}
${fact('法律依据', row.kind !== 'penalty' && 'otherBasis' in words ? words.otherBasis : words.basis)}
</tbody>
</table>
<p><a class="button" href="${link(view, '/portal/disclosures')}">查看其他公示信息</a></p>
</article>`;
  return { title: words.title, body, unlisted: true };
}

export function trail(view: View, here: string): Html {
  return markup`<nav class="trail" aria-label="当前位置"><ol><li><a href="${link(view, '/portal')}">首页</a></li><li><a href="${link(view, '/portal/disclosures')}">执法决定</a></li><li aria-current="page">${here}</li></ol></nav>`;
}

export function fact(name: string, value: string | null): Html | null {
  return value ? markup`<tr><th scope="row">${name}</th><td>${value}</td></tr>` : null;
}
