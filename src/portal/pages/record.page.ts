import type { PublicRecordRow } from '../../modules/disclosure/index.js';
import { type Html, markup } from '../html.js';
import type { Page } from '../layout.js';
import { openRecord, recordPath } from '../open-record.js';
import { link, type View } from '../view.js';

export function recordPage(view: View, row: PublicRecordRow): Page {
  const open = openRecord(row);
  const body = markup`${trail(view, '公示信息')}
<article>
<h1>${open.title}</h1>
<p class="meta">${open.agency} · 公示日期 <time datetime="${open.publishedOn}">${open.publishedOn}</time></p>
<table class="facts">
<caption>公示信息</caption>
<tbody>
${fact('决定书文号', open.documentNumber)}
${fact('当事人', open.party)}
${fact('统一社会信用代码', open.creditCode)}
${fact('案由', open.cause)}
${fact('执法领域', open.field)}
${fact('处罚类别', open.penaltyKinds.join('；'))}
${fact('处罚结果', open.outcome)}
${fact('罚款金额', open.fineFen > 0 ? `${open.fineYuan} 元` : null)}
${fact('没收金额', open.confiscatedFen > 0 ? `${open.confiscatedYuan} 元` : null)}
${fact('处罚依据', (open.basis ?? []).join('；'))}
${fact('处罚机关', open.agency)}
${fact('决定日期', open.decidedOn)}
</tbody>
</table>
<section aria-labelledby="text">
<h2 id="text">决定书公开文本</h2>
<p class="hint">以“***”“某某”代替的内容为依法隐去的个人信息，其余与送达当事人的决定书逐字一致。</p>
<div class="paper">${open.text}</div>
</section>
<p class="data">开放数据：<a href="${recordPath(row.slug)}.json">JSON</a></p>
</article>`;
  return { title: open.title ?? '', body };
}

/** 行政处罚法 第48条第2款: the information is gone, the reason is told. */
export function tombstonePage(view: View, row: PublicRecordRow): Page {
  const body = markup`${trail(view, '已撤回')}
<article class="notice">
<h1>该公示信息已撤回</h1>
<p>本网址原公示的行政处罚决定信息已于 <time datetime="${row.withdrawnOn}">${row.withdrawnOn}</time> 撤回，内容不再公开。</p>
<table class="facts">
<caption>撤回说明</caption>
<tbody>
${fact('撤回日期', row.withdrawnOn)}
${fact('公开理由', row.publicReason)}
${fact('法律依据', '《行政处罚法》第四十八条第二款：公开的行政处罚决定被变更、撤销、确认违法或者无效的，撤回并公开说明理由')}
</tbody>
</table>
<p><a class="button" href="${link(view, '/portal/disclosures')}">查看其他公示信息</a></p>
</article>`;
  return { title: '该公示信息已撤回', body, unlisted: true };
}

export function trail(view: View, here: string): Html {
  return markup`<nav class="trail" aria-label="当前位置"><ol><li><a href="${link(view, '/portal')}">首页</a></li><li><a href="${link(view, '/portal/disclosures')}">处罚决定</a></li><li aria-current="page">${here}</li></ol></nav>`;
}

export function fact(name: string, value: string | null): Html | null {
  return value ? markup`<tr><th scope="row">${name}</th><td>${value}</td></tr>` : null;
}
