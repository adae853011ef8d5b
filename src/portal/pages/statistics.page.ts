import { fieldName } from '../../kernel/fields.js';
import {
  type InTime,
  type PublishableKind,
  PUBLISHABLE_TITLES,
  type Statistics,
} from '../../modules/disclosure/index.js';
import { columns, rows } from '../chart.js';
import { type Html, markup } from '../html.js';
import type { Page } from '../layout.js';
import { penaltyName } from '../open-record.js';

/** What is published, of which kind, and whether in time. Drawn by the server. */
export function statisticsPage(all: Statistics): Page {
  const { today, since, shown, months, matters, kinds, fields, published, answered } = all;
  const body = markup`<h1>公示统计</h1>
<p class="lead">截至 <time datetime="${today}">${today}</time>，正在公示 ${shown} 件。按期情况统计自 <time datetime="${since}">${since}</time> 起。</p>
<ul class="cards">
${share('按期公示', '应当公示的，在法定期限内公示（PUB-01、PUB-02、LIC-10、INS-13），逾期未公示的计入', published)}
${share('按期答复', '公众申请在期限内答复（PUB-13）', answered)}
</ul>
<section aria-labelledby="months"><h2 id="months">各月公示件数</h2>
${columns(
  '最近十二个月公示件数',
  months.map(({ of, count }) => ({ name: of.slice(2), count })),
)}</section>
<section aria-labelledby="matters"><h2 id="matters">种类</h2>
${rows(
  '各种类件数',
  matters.map(({ of, count }) => ({ name: PUBLISHABLE_TITLES[of as PublishableKind], count })),
)}</section>
<section aria-labelledby="kinds"><h2 id="kinds">处罚类别</h2>
${rows(
  '各处罚类别件数（一件有多种处罚的分别计入）',
  kinds.map(({ of, count }) => ({ name: penaltyName(of), count })),
)}</section>
<section aria-labelledby="fields"><h2 id="fields">执法领域</h2>
${rows(
  '各执法领域件数',
  fields.map(({ of, count }) => ({ name: fieldName(of), count })),
)}</section>`;
  return { title: '公示统计', body };
}

function share(name: string, about: string, { all, inTime }: InTime): Html {
  const percent = all === 0 ? '暂无' : `${(Math.floor((inTime * 1000) / all) / 10).toFixed(1)}%`;
  return markup`<li class="share"><strong>${name}：${percent}</strong><span>${about}：${inTime} / ${all} 件</span></li>`;
}
