import { fieldName } from '../../kernel/fields.js';
import type { AgencyRow, Capacity } from '../../modules/agencies/index.js';
import { STATES, transitions } from '../../modules/cases/index.js';
import type { ProactiveDisclosureItem } from '../../modules/proactive-disclosure/index.js';
import { type Html, markup, type Part } from '../html.js';
import type { Page } from '../layout.js';
import { link, type View } from '../view.js';
import { fact } from './record.page.js';

export interface PublicAgency {
  readonly id: string;
  readonly name: string;
  readonly creditCode: string;
  readonly capacity: Capacity;
  readonly capacityBasis: string;
  readonly fields: readonly string[];
  readonly reconsiderationOrgan: string;
  readonly court: string;
  /** Those whose enforcement certificate is valid today. */
  readonly officers: readonly {
    name: string;
    number: string;
    fields: readonly string[];
    validThrough: string;
  }[];
  readonly items: readonly { item: string; title: string; text?: string; publishedOn?: string }[];
}

const CAPACITIES: Record<Capacity, string> = {
  own: '法定职权',
  entrusted: '受委托',
  empowered: '赋权（承接行政处罚权）',
};

export function agenciesPage(view: View, agencies: readonly AgencyRow[]): Page {
  const title = '执法机关';
  const body = markup`<h1>${title}</h1>
<p class="lead">各执法机关的主体、人员、职责、依据、程序和救济渠道。</p>
${
  agencies.length === 0
    ? markup`<p class="empty">暂无登记的执法机关。</p>`
    : markup`<ul class="cards">${agencies.map(
        ({ id, name, fields }) =>
          markup`<li><a href="${link(view, `/portal/agencies/${id}`)}"><strong>${name}</strong><span>${fields.map(fieldName).join('、')}</span></a></li>`,
      )}</ul>`
}`;
  return { title, body };
}

export function agencyPage(view: View, agency: PublicAgency): Page {
  const told = (item: ProactiveDisclosureItem): Part => section(agency, item);
  const body = markup`${trail(view, agency.name)}
<h1>${agency.name}</h1>
<section aria-labelledby="bodies"><h2 id="bodies">执法主体</h2>
<table class="facts"><caption>主体信息</caption><tbody>
${fact('统一社会信用代码', agency.creditCode)}
${fact('执法权来源', CAPACITIES[agency.capacity])}
${fact('依据', agency.capacityBasis)}
${fact('执法领域', agency.fields.map(fieldName).join('、'))}
</tbody></table></section>
<section aria-labelledby="officers"><h2 id="officers">执法人员</h2>${officers(agency)}</section>
${told('duties')}${told('powers')}${told('basis')}${told('procedures')}
<section aria-labelledby="flow"><h2 id="flow">行政处罚流程图</h2>${flowChart()}</section>
<section aria-labelledby="remedies"><h2 id="remedies">救济渠道</h2>
<p>不服行政处罚决定的，可以自收到决定书之日起六十日内向${agency.reconsiderationOrgan}申请行政复议，或者六个月内向${agency.court}提起行政诉讼；对当场作出的处罚决定不服的，应当先申请行政复议。</p>
${text(agency, 'remedies')}</section>
${told('random-inspection')}${told('service-guide')}
<p class="more"><a class="button" href="${link(view, `/portal/agencies/${agency.id}/board`)}">窗口公示栏</a> <a class="button" href="${link(view, `/portal/agencies/${agency.id}/inspection-items`)}">检查事项清单</a></p>
<p class="data">开放数据：<a href="/portal/agencies/${agency.id}.json">JSON</a></p>`;
  return { title: agency.name, body };
}

const WINDOW: readonly ProactiveDisclosureItem[] = [
  'window-duties',
  'window-samples',
  'window-progress',
  'window-enquiries',
  'window-complaints',
];

/** 二（五）: for the screen in the hall and for who stands before it. */
export function boardPage(view: View, agency: PublicAgency): Page {
  const title = `${agency.name}窗口公示栏`;
  const body = markup`${trail(view, '窗口公示栏')}
<h1>${title}</h1>
${WINDOW.map((item) => section(agency, item))}`;
  return { title, body };
}

function section(agency: PublicAgency, item: ProactiveDisclosureItem): Part {
  const { title = '' } = agency.items.find((one) => one.item === item) ?? {};
  return markup`<section aria-labelledby="${item}"><h2 id="${item}">${title}</h2>${text(agency, item)}</section>`;
}

function text(agency: PublicAgency, item: ProactiveDisclosureItem): Part {
  const told = agency.items.find((one) => one.item === item);
  if (told?.text === undefined) return item === 'remedies' ? null : markup`<p class="empty">尚未公开。</p>`;
  return markup`<div class="paper">${told.text}</div><p class="hint">公开日期 <time datetime="${told.publishedOn}">${told.publishedOn}</time></p>`;
}

function officers({ officers: list }: PublicAgency): Html {
  if (list.length === 0) return markup`<p class="empty">暂无证件有效的执法人员。</p>`;
  const heads = ['姓名', '执法证号', '执法领域', '有效期至'];
  return markup`<table class="records" role="table"><caption>今日执法证有效的人员</caption>
<thead role="rowgroup"><tr role="row">${heads.map((head) => markup`<th scope="col" role="columnheader">${head}</th>`)}</tr></thead>
<tbody role="rowgroup">${list.map(
    (one) => markup`<tr role="row"><th scope="row" role="rowheader">${one.name}</th>
<td role="cell" data-label="证号">${one.number}</td>
<td role="cell" data-label="领域">${one.fields.map(fieldName).join('、')}</td>
<td role="cell" data-label="有效期" class="day">${one.validThrough}</td></tr>`,
  )}</tbody></table>`;
}

/** Read from the state table of the procedure itself: what the program allows is what the chart shows. */
function flowChart(): Html {
  const path = transitions().filter(({ to, from }) => to !== undefined && to !== 'resume' && from.length > 0);
  return markup`<ol class="flow">${path.map(
    ({ title, from, to, documents }) =>
      markup`<li><strong>${title}</strong><span>${from.map((state) => STATES[state]).join('、')} → ${STATES[to as keyof typeof STATES]}</span>${documents.length > 0 && markup`<span>文书：${documents.join('、')}</span>`}</li>`,
  )}</ol>`;
}

function trail(view: View, here: string): Html {
  return markup`<nav class="trail" aria-label="当前位置"><ol><li><a href="${link(view, '/portal')}">首页</a></li><li><a href="${link(view, '/portal/agencies')}">执法机关</a></li><li aria-current="page">${here}</li></ol></nav>`;
}
