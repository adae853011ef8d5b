import type { AgencyRow } from '../../modules/agencies/index.js';
import { type InspectionRow, KIND_WORDS, RESULT_WORDS } from '../../modules/inspections/index.js';
import { fieldName } from '../../kernel/fields.js';
import { chinaMinute } from '../../kernel/time.js';
import { type Html, markup, type Part } from '../html.js';
import { type Page, viewFields } from '../layout.js';
import { link, type View } from '../view.js';
import { fact } from './record.page.js';

export interface CheckInFacts {
  readonly row: InspectionRow;
  readonly agencyName: string;
  readonly fieldName: string;
  /** Why nobody is to be let in now; null when they may be. */
  readonly mayEnter: string | null;
  readonly officers: readonly {
    readonly name: string;
    readonly number: string | null;
    readonly invalid: string | null;
  }[];
  /** Other inspections of the company in the same year, whoever came. */
  readonly others: readonly { readonly day: string; readonly agency: string; readonly item: string }[];
  readonly bans: readonly string[];
  readonly prohibitions: readonly string[];
  readonly today: string;
}

const SCORES = [
  ['5', '非常满意'],
  ['4', '满意'],
  ['3', '一般'],
  ['2', '不满意'],
  ['1', '非常不满意'],
] as const;

/** What a company sees at its door: who comes, on whose word, with which cards, and what they must not do. */
export function checkInPage(view: View, facts: CheckInFacts, problem?: string): Page {
  const { row } = facts;
  const body = markup`<article>
<h1>扫码入企核验</h1>
<p class="lead">${row.companyName}：${facts.agencyName}的行政检查</p>
${problem && markup`<p class="problem" role="alert">${problem}</p>`}
${verdict(facts)}
${records(
  '检查人员和执法证件（此刻核验）',
  ['姓名', '执法证号', '此刻状态'],
  facts.officers.map(({ name, number, invalid }) => [
    name,
    number ? markup`<a href="${link(view, '/verify', { number })}">${number}</a>` : '无',
    invalid ? markup`<strong>无效：${invalid}</strong>` : '有效',
  ]),
)}
<table class="facts">
<caption>检查事项</caption>
<tbody>
${fact('检查通知书文号', row.number)}
${fact('检查事项', row.itemName)}
${fact('依据', row.basis)}
${fact('执法领域', facts.fieldName)}
${fact('检查类别', `${KIND_WORDS[row.kind]}（${row.origin}）`)}
${fact('地点', row.address)}
${fact('获准日期', row.last === row.first ? row.first : `${row.first} 至 ${row.last}`)}
${fact('通知', row.noticeOn ? `已于${row.noticeOn}通知` : `未预先通知：${row.noNoticeReason ?? ''}`)}
${fact('审批', approvalOf(row))}
${row.enteredAt && fact('入企时间', `${chinaMinute(row.enteredAt)}，接待人：${row.admittedBy ?? ''}`)}
${row.finishedAt && fact('离企时间', chinaMinute(row.finishedAt))}
${row.result && fact('检查结果', `${RESULT_WORDS[row.result]}${row.correctBy ? `（${row.correctBy}前改正）` : ''}`)}
</tbody>
</table>
${row.state === 'planned' && facts.mayEnter === null && enterForm(view, row)}
${row.state === 'finished' && (row.evaluatedAt ? markup`<p role="status">贵单位已对本次检查作出评价，谢谢。</p>` : evaluationForm(view, row))}
${others(facts)}
${list(
  '检查人员不得有的行为',
  facts.prohibitions.map((one) => `不得${one}`),
)}
${list(
  '严禁',
  facts.bans.map((one) => (one.startsWith('严禁') ? one : `严禁${one}`)),
)}
<section aria-labelledby="rights"><h2 id="rights">您的权利</h2>
<ul><li>执法人员少于两人、未出示执法证件或者未经批准的，有权拒绝检查。</li><li>有权陈述、申辩，要求核对检查笔录后签字。</li><li>有权举报违规检查：<a href="${link(view, '/portal/requests/new', { kind: 'complaint' })}">提交投诉</a>。</li></ul></section>
</article>`;
  return { title: '扫码入企核验', body, unlisted: true };
}

function verdict({ row, mayEnter, officers }: CheckInFacts): Html {
  if (row.state === 'finished')
    return markup`<div class="verdict good" role="status"><strong>已结束</strong><span>本次检查已经结束</span></div>`;
  if (row.state === 'entered')
    return markup`<div class="verdict good" role="status"><strong>检查中</strong><span>已确认入企</span></div>`;
  const bad = officers.find(({ invalid }) => invalid !== null);
  const why = mayEnter ?? (bad ? `${bad.name}的执法证${bad.invalid}` : null);
  if (why !== null)
    return markup`<div class="verdict bad" role="status"><strong>不得入企</strong><span>${why}</span></div>`;
  return markup`<div class="verdict good" role="status"><strong>可以入企</strong><span>${row.approval === 'pending' ? '紧急检查，事后补办审批' : '检查已经批准，证件此刻有效'}</span></div>`;
}

function approvalOf(row: InspectionRow): string {
  if (row.approval === 'approved')
    return `已批准（${row.approvedByName ?? ''}，${chinaMinute(row.approvedAt ?? '')}）`;
  if (row.approval === 'refused') return '未批准';
  return row.urgentReason ? `紧急情况，待补办审批：${row.urgentReason}` : '待审批';
}

function enterForm(view: View, row: InspectionRow): Html {
  return markup`<form class="search" action="/portal/inspections/${row.token}/check-in" method="post">
<div class="field grow"><label for="name">接待人姓名或者职务</label><input id="name" name="name" maxlength="60" autocomplete="off" required></div>
${viewFields(view)}
<button type="submit">核对无误，确认入企</button>
</form>
<p class="hint">确认后，入企时间和执法证件信息将如实记录，任何人不能更改。</p>`;
}

function evaluationForm(view: View, row: InspectionRow): Html {
  return markup`<form class="form" action="/portal/inspections/${row.token}/evaluation" method="post">
<fieldset><legend>对本次检查的评价</legend>
${SCORES.map(([value, words]) => markup`<label><input type="radio" name="score" value="${value}" required> ${words}</label> `)}
</fieldset>
<div class="field"><label for="comment">意见（可以不填）</label><textarea id="comment" name="comment" rows="3" maxlength="500"></textarea></div>
${viewFields(view)}
<button type="submit">提交评价</button>
</form>`;
}

function others({ row, others: found }: CheckInFacts): Part {
  const year = row.first.slice(0, 4);
  if (found.length === 0) return markup`<p class="hint">${year}年度没有对贵单位的其他行政检查。</p>`;
  return markup`<section aria-labelledby="others"><h2 id="others">${year}年度对贵单位的其他行政检查（${found.length}次）</h2>
<ul>${found.slice(0, 20).map(({ day, agency, item }) => markup`<li>${day} ${agency}：${item}</li>`)}</ul></section>`;
}

/** A table that becomes cards on a telephone; the first column names the row. */
function records(caption: string, heads: readonly string[], rows: readonly (readonly Part[])[]): Html {
  return markup`<table class="records" role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${heads.map((head) => markup`<th scope="col" role="columnheader">${head}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map(
    ([name, ...cells]) =>
      markup`<tr role="row"><th scope="row" role="rowheader">${name}</th>${cells.map((cell, i) => markup`<td role="cell" data-label="${heads[i + 1]}">${cell}</td>`)}</tr>`,
  )}</tbody></table>`;
}

function list(title: string, items: readonly string[]): Part {
  return (
    items.length > 0 &&
    markup`<section><h2>${title}</h2><ul>${items.map((item) => markup`<li>${item}</li>`)}</ul></section>`
  );
}

/** INS-02, INS-05: the public list. */
export function inspectionItemsPage(
  view: View,
  agency: AgencyRow,
  items: readonly {
    name: string;
    field: string;
    basis: string;
    yearlyCap?: number;
    from: string;
    to?: string;
  }[],
): Page {
  const heads = ['事项', '领域', '依据', '频次上限', '期间'];
  const rows = items.map(({ name, field, basis, yearlyCap, from, to }) => [
    name,
    fieldName(field),
    basis,
    yearlyCap === undefined ? '未设' : `每家企业每年${yearlyCap}次`,
    `${from}起${to ? `，至${to}` : ''}`,
  ]);
  const body = markup`<h1>检查事项清单</h1>
<p class="lead">${agency.name}。清单之外的事项不得实施行政检查。</p>
${
  items.length === 0
    ? markup`<p class="empty">该机关没有公布检查事项。</p>`
    : records('可以实施的行政检查', heads, rows)
}
<p><a class="button" href="${link(view, `/portal/agencies/${agency.id}`)}">返回机关</a></p>`;
  return { title: `检查事项清单 - ${agency.name}`, body };
}
