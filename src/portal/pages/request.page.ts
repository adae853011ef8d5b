import { GROUND_WORDS, type Ground, GROUNDS, type RequestKind } from '../../modules/disclosure/index.js';
import { type Html, markup, type Part } from '../html.js';
import { type Page, viewFields } from '../layout.js';
import { type FormProblems, LONGEST, type RequestForm } from '../request-form.js';
import { link, type View } from '../view.js';
import { fact } from './record.page.js';

export const KIND_NAMES: Record<RequestKind, string> = {
  correction: '申请更正',
  'early-stop': '申请提前停止公示',
  complaint: '投诉举报',
  suggestion: '意见建议',
};

const LEADS: Record<RequestKind, string> = {
  correction: '公示内容与事实或者送达的决定书不一致的，可以申请更正。请写明哪一处有误、应当如何。',
  'early-stop': '当事人已履行决定、消除后果并达到最短公示期的，可以申请提前停止公示。',
  complaint: '对行政执法机关或者执法人员的行为投诉举报。请写明时间、地点、人员和经过。',
  suggestion: '对行政执法工作提出意见建议。',
};

/** What may be asked, and the look at what was asked. */
export function requestsPage(view: View, problem?: string): Page {
  const card = (kind: RequestKind) =>
    markup`<li><a href="${link(view, '/portal/requests/new', { kind })}"><strong>${KIND_NAMES[kind]}</strong><span>${LEADS[kind]}</span></a></li>`;
  const body = markup`<h1>公众申请</h1>
<p class="lead">不需要注册。提交后得到一个查询码，凭查询码查看办理情况和答复。</p>
${problem && markup`<p class="problem" role="alert">${problem}</p>`}
<form class="search" action="/portal/requests" method="get">
<div class="field grow"><label for="receipt">查询码</label><input id="receipt" name="receipt" maxlength="40" autocomplete="off" required placeholder="XXXX-XXXX-XXXX-XXXX"></div>
${viewFields(view)}
<button type="submit">查看答复</button>
</form>
<h2>对行政执法提出</h2>
<ul class="cards">${card('complaint')}${card('suggestion')}</ul>
<h2>对一条公示信息提出</h2>
<p>打开该公示信息，在页面末尾选择“申请更正”或者“申请提前停止公示”。<a href="${link(view, '/portal/disclosures')}">查找公示信息</a></p>`;
  return { title: '公众申请', body };
}

export interface RequestFormPage {
  readonly form: RequestForm;
  /** What the record is called, for requests about one. */
  readonly recordTitle: string | null;
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  readonly problems: FormProblems;
}

export function requestFormPage(
  view: View,
  { form, recordTitle, agencies, problems }: RequestFormPage,
): Page {
  const wrong = Object.values(problems).length > 0;
  const body = markup`<h1>${KIND_NAMES[form.kind]}</h1>
<p class="lead">${LEADS[form.kind]}</p>
${wrong && markup`<p class="problem" role="alert">尚未提交：${Object.values(problems).join('；')}。</p>`}
<form class="form" action="/portal/requests" method="post">
<input type="hidden" name="kind" value="${form.kind}"><input type="hidden" name="record" value="${form.slug}"><input type="hidden" name="form" value="${form.token}">
${viewFields(view)}
${recordTitle !== null ? markup`<p>关于：<a href="${link(view, `/portal/disclosures/${form.slug}`)}">${recordTitle}</a></p>` : agencyField(form, agencies, problems)}
${form.kind === 'early-stop' && claims(form)}
${lineField('name', '姓名或者单位名称（不公开）', form.name, problems.name, 'name')}
${lineField('contact', '联系电话或者地址（不公开）', form.contact, problems.contact, 'off')}
<div class="field"><label for="text">事项和理由（不超过${LONGEST.text}字，不公开）</label><textarea id="text" name="text" rows="8" maxlength="${LONGEST.text}" required${invalid(problems.text)}>${form.text}</textarea></div>
<div class="trap" aria-hidden="true"><label for="website">此栏请留空</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
<button type="submit">提交</button>
</form>
<p class="hint">填写的内容只用于办理本申请，不在本平台公开。请勿填写国家秘密。</p>`;
  return { title: KIND_NAMES[form.kind], body, unlisted: true };
}

function agencyField(form: RequestForm, agencies: RequestFormPage['agencies'], problems: FormProblems): Html {
  return markup`<div class="field"><label for="agency">机关</label><select id="agency" name="agency" required${invalid(problems.agency)}><option value="">请选择</option>${agencies.map(({ id, name }) => markup`<option value="${id}"${id === form.agencyId && markup` selected`}>${name}</option>`)}</select></div>`;
}

function lineField(
  id: 'name' | 'contact',
  label: string,
  value: string,
  problem: string | undefined,
  fill: string,
): Html {
  return markup`<div class="field"><label for="${id}">${label}</label><input id="${id}" name="${id}" maxlength="${LONGEST[id]}" autocomplete="${fill}" required value="${value}"${invalid(problem)}></div>`;
}

function invalid(problem: string | undefined): Part {
  return problem !== undefined && markup` aria-invalid="true"`;
}

function claims(form: RequestForm): Html {
  const box = (ground: Ground) =>
    markup`<div class="check"><input id="${ground}" type="checkbox" name="${ground}" value="yes"${form.claims.includes(ground) && markup` checked`}><label for="${ground}">${GROUND_WORDS[ground]}</label></div>`;
  const shown = GROUNDS.filter((ground) => ground !== 'safety');
  return markup`<fieldset><legend>申请人说明（由机关核实）</legend>${shown.map(box)}</fieldset>`;
}

export interface Filed {
  readonly receipt: string;
  readonly kind: RequestKind;
  readonly receivedOn: string;
  readonly due: string;
}

export function requestFiledPage(view: View, { receipt, kind, receivedOn, due }: Filed): Page {
  const body = markup`<article class="notice">
<h1>已收到您的${KIND_NAMES[kind]}</h1>
<p>查询码（请抄下或者打印保存，遗失不能补发）：</p>
<p class="receipt" role="status">${receipt}</p>
<table class="facts"><caption>受理信息</caption><tbody>
${fact('收到日期', receivedOn)}
${fact('最迟答复日期', due)}
</tbody></table>
<p><a class="button" href="${link(view, '/portal/requests', { receipt })}">查看办理情况</a></p>
</article>`;
  return { title: '已收到', body, unlisted: true };
}

export interface RequestStatus {
  readonly receipt: string;
  readonly kind: RequestKind;
  readonly slug: string | null;
  readonly receivedOn: string;
  readonly due: string;
  readonly overdue: boolean;
  readonly outcome: 'waiting' | 'accepted' | 'refused';
  readonly answer: string | null;
  readonly settledOn: string | null;
}

const OUTCOMES = { waiting: '正在办理', accepted: '已答复：同意', refused: '已答复：不予同意' } as const;
/** A complaint is not granted or refused; it is answered. */
const ANSWERED = { waiting: '正在办理', accepted: '已答复', refused: '已答复' } as const;

/** What who holds the receipt may know: nothing of the applicant stands here. */
export function requestStatusPage(view: View, status: RequestStatus): Page {
  const { kind, slug, outcome, overdue } = status;
  const words = slug === null ? ANSWERED : OUTCOMES;
  const body = markup`<h1>办理情况</h1>
<div class="verdict ${outcome === 'waiting' && overdue ? 'bad' : 'good'}" role="status"><strong>${words[outcome]}</strong>${outcome === 'waiting' && overdue && markup`<span>已超过最迟答复日期</span>`}</div>
<table class="facts"><caption>${KIND_NAMES[kind]}</caption><tbody>
${fact('查询码', status.receipt)}
${fact('收到日期', status.receivedOn)}
${fact('最迟答复日期', status.due)}
${fact('答复日期', status.settledOn)}
${fact('答复', status.answer)}
</tbody></table>
${slug && markup`<p><a href="${link(view, `/portal/disclosures/${slug}`)}">打开该公示信息</a></p>`}
<p><a class="button" href="${link(view, '/portal/requests')}">查询其他申请</a></p>`;
  return { title: '办理情况', body, unlisted: true };
}
