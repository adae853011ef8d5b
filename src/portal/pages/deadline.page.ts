import type { Step } from '../../kernel/calendar/index.js';
import type { Deadline, LimitRow } from '../../kernel/law/index.js';
import type { Refusal } from '../../kernel/result.js';
import { weekdayOf } from '../../kernel/time.js';
import { type Html, markup } from '../html.js';
import { type Page, viewFields } from '../layout.js';
import type { View } from '../view.js';

export interface DeadlineAsked {
  readonly rule?: string;
  readonly day?: string;
  readonly time?: string;
  readonly place?: string;
}

const WEEKDAYS = '日一二三四五六';
const KINDS = {
  trigger: '起算',
  counted: '计入',
  'make-up': '调休上班',
  weekend: '周末',
  'day-off': '放假',
  suspended: '扣除',
  'last-day': '届满',
  rolled: '顺延',
  strict: '从严',
} as const;

/** A lawful date for everybody: the rule, the day, and every step that was counted. */
export function deadlinePage(
  view: View,
  rules: readonly LimitRow[],
  asked: DeadlineAsked,
  answer: { deadline?: Deadline; refusal?: Refusal },
): Page {
  const body = markup`<h1>法定期限计算</h1>
<p class="lead">选择期限种类和起算日，按该日施行的规定逐日计算。结果供参考，以行政机关文书为准。</p>
${form(view, rules, asked)}
${answer.refusal && markup`<p class="problem" role="alert">${answer.refusal.detail ?? '无法计算，请检查填写内容'}</p>`}
${answer.deadline && outcome(answer.deadline)}`;
  return { title: '法定期限计算', body };
}

function form(view: View, rules: readonly LimitRow[], asked: DeadlineAsked): Html {
  return markup`<form class="search" action="/portal/deadlines" method="get">
<div class="field grow"><label for="rule">期限</label><select id="rule" name="rule" required><option value="">请选择</option>${rules.map((row) => markup`<option value="${row.id}"${row.id === asked.rule && markup` selected`}>${row.id} ${row.title.zh}</option>`)}</select></div>
<div class="field"><label for="day">起算日</label><input id="day" name="day" type="date" required value="${asked.day ?? ''}"></div>
<div class="field"><label for="time">时刻（按小时计算的填）</label><input id="time" name="time" type="time" value="${asked.time ?? ''}"></div>
<div class="field"><label for="place">行政区划代码（可不填）</label><input id="place" name="place" inputmode="numeric" maxlength="12" value="${asked.place ?? ''}" placeholder="370102"></div>
${viewFields(view)}
<button type="submit">计算</button>
</form>`;
}

function outcome({ title, due, strict, provisional, basis, ruleId, steps }: Deadline): Html {
  return markup`<section aria-labelledby="answer">
<h2 id="answer">${title.zh}</h2>
<div class="verdict good" role="status"><strong>${shown(due)}</strong><span>最后一个合法的日期${strict !== due && markup`；宜在 ${shown(strict)} 前办结`}</span></div>
${provisional && markup`<p class="problem">计算所跨年份的放假安排尚未公布，结果为暂定。</p>`}
<p>依据：${basis}（${ruleId}）</p>
<table class="records steps" role="table">
<caption>计算步骤</caption>
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">日期</th><th scope="col" role="columnheader">性质</th><th scope="col" role="columnheader">累计</th><th scope="col" role="columnheader">理由</th></tr></thead>
<tbody role="rowgroup">${steps.map(stepRow)}</tbody>
</table>
</section>`;
}

function stepRow({ from, to, kind, n, why }: Step): Html {
  const days = from === to ? shown(from) : `${shown(from)} 至 ${shown(to)}`;
  return markup`<tr role="row">
<th scope="row" role="rowheader">${days}</th>
<td role="cell" data-label="性质">${KINDS[kind]}</td>
<td role="cell" data-label="累计">${n}</td>
<td role="cell" data-label="理由">${why}</td>
</tr>`;
}

/** 2026-12-02 周三; a moment in Chinese time. */
function shown(moment: string): string {
  if (moment.length === 10) return `${moment} 周${WEEKDAYS[weekdayOf(moment)]}`;
  const china = new Date(Date.parse(moment) + 8 * 3_600_000).toISOString();
  return `${china.slice(0, 10)} ${china.slice(11, 16)}`;
}
