import { keys, PENALTIES } from '../../modules/cases/index.js';
import {
  PUBLISHABLE_KINDS,
  PUBLISHABLE_TITLES,
  type PublicPage,
  type PublicRecordRow,
  type PublicSearch,
} from '../../modules/disclosure/index.js';
import { type Html, markup, type Part } from '../html.js';
import { type Page, viewFields } from '../layout.js';
import { penaltyName, recordPath } from '../open-record.js';
import { LONGEST_SEARCH } from '../search-query.js';
import { link, type View } from '../view.js';

const FIRST_YEAR = 2021;

export function homePage(view: View, page: PublicPage, today: string): Page {
  const body = markup`<h1>行政执法决定公示</h1>
<p class="lead">查询本平台公示的行政处罚、行政强制、行政许可等决定，核验执法人员证件，计算法定期限。</p>
${searchForm(view, {}, today)}
<section aria-labelledby="latest">
<h2 id="latest">最新公示</h2>
${records(view, page, '最新公示的行政执法决定')}
${page.next && markup`<p class="more"><a class="button" href="${link(view, '/portal/disclosures')}">查看全部</a></p>`}
</section>
<section aria-labelledby="services">
<h2 id="services">便民服务</h2>
<ul class="cards">
<li><a href="${link(view, '/verify')}"><strong>执法证核验</strong><span>扫描证件二维码或者输入证号，查看证件此刻是否有效</span></a></li>
<li><a href="${link(view, '/portal/deadlines')}"><strong>期限计算</strong><span>按现行规定逐日计算法定期限，写明每一步理由</span></a></li>
<li><a href="${link(view, '/portal/requests')}"><strong>公众申请</strong><span>申请更正、提前停止公示，投诉举报或者提出建议，凭查询码查看答复</span></a></li>
<li><a href="/portal/disclosures.csv"><strong>开放数据</strong><span>下载全部公示信息（CSV），另有 JSON 接口和 Atom 订阅</span></a></li>
</ul>
</section>`;
  return { title: '首页', body };
}

export function listPage(view: View, search: Partial<PublicSearch>, page: PublicPage, today: string): Page {
  const { q, kind, matter, year, before } = search;
  const filters = { q, kind, matter, year };
  const body = markup`<h1>行政执法决定</h1>
${searchForm(view, search, today)}
<p class="summary" role="status">${summary(search, page)}</p>
${records(view, page, '行政执法决定，最近公示的在前')}
<nav class="pages" aria-label="翻页">
${before && markup`<a class="button" href="${link(view, '/portal/disclosures', filters)}">回到第一页</a>`}
${page.next && markup`<a class="button" rel="next" href="${link(view, '/portal/disclosures', { ...filters, before: page.next })}">下一页</a>`}
</nav>
<p class="data">开放数据（当前查询结果）：<a href="${link(PLAIN, '/portal/disclosures.csv', filters)}">CSV</a> · <a href="${link(PLAIN, '/portal/disclosures.json', filters)}">JSON</a></p>`;
  return { title: q ? `查询：${q}` : '行政执法决定', body };
}

/** Files have no font size. */
const PLAIN: View = { size: 'm', contrast: false, path: '', params: {} };

export function searchForm(view: View, search: Partial<PublicSearch>, today: string): Html {
  const years = Array.from(
    { length: Number(today.slice(0, 4)) - FIRST_YEAR + 1 },
    (_, i) => `${Number(today.slice(0, 4)) - i}`,
  );
  const option = (value: string, name: string, chosen: string | undefined) =>
    markup`<option value="${value}"${value === chosen && markup` selected`}>${name}</option>`;
  return markup`<form class="search" role="search" action="/portal/disclosures" method="get">
<div class="field grow"><label for="q">查询词</label><input id="q" name="q" type="search" maxlength="${LONGEST_SEARCH}" value="${search.q ?? ''}" placeholder="当事人、案由、文号，两个字即可"></div>
<div class="field"><label for="matter">种类</label><select id="matter" name="matter"><option value="">全部</option>${PUBLISHABLE_KINDS.map((code) => option(code, PUBLISHABLE_TITLES[code], search.matter))}</select></div>
<div class="field"><label for="kind">处罚类别</label><select id="kind" name="kind"><option value="">全部</option>${keys(PENALTIES).map((code) => option(code, PENALTIES[code], search.kind))}</select></div>
<div class="field"><label for="year">决定年份</label><select id="year" name="year"><option value="">全部</option>${years.map((year) => option(year, `${year}年`, search.year))}</select></div>
${viewFields(view)}
<button type="submit">查询</button>
</form>`;
}

function summary({ q, before }: Partial<PublicSearch>, { records: found, next }: PublicPage): string {
  const words = q ? `“${q}”` : '';
  if (found.length === 0)
    return `没有找到${words ? `含${words}的` : ''}公示信息。可减少查询词，或改选类别、年份。`;
  const more = next ? '，后面还有' : before ? '，这是最后一页' : '';
  return `${words ? `含${words}的公示信息：` : ''}本页${found.length}条${more}。`;
}

/** A table that a telephone shows as cards; the roles keep it a table for who listens to it. */
function records(view: View, { records: rows }: PublicPage, caption: string): Part {
  if (rows.length === 0) return markup`<p class="empty">暂无公示信息。</p>`;
  const heads = ['当事人与事项', '种类', '结果', '决定书文号', '决定机关', '决定日期', '公示日期'];
  return markup`<table class="records" role="table">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${heads.map((head) => markup`<th scope="col" role="columnheader">${head}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map((row) => record(view, row))}</tbody>
</table>`;
}

function record(view: View, row: PublicRecordRow): Html {
  return markup`<tr role="row">
<th scope="row" role="rowheader"><a href="${link(view, recordPath(row.slug))}">${row.partyName} ${row.cause}</a></th>
<td role="cell" data-label="种类" class="day">${PUBLISHABLE_TITLES[row.kind]}</td>
<td role="cell" data-label="结果">${row.outcome || (row.penaltyKinds ?? []).map(penaltyName).join('；')}</td>
<td role="cell" data-label="文号">${row.documentNumber}</td>
<td role="cell" data-label="机关">${row.agencyName}</td>
<td role="cell" data-label="决定" class="day">${row.decidedOn}</td>
<td role="cell" data-label="公示" class="day">${row.publishedOn}</td>
</tr>`;
}
