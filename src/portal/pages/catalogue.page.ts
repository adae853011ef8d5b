import { fieldName } from '../../kernel/fields.js';
import {
  DECISION_KINDS,
  type DecisionKind,
  PENALTIES,
  type PenaltyKind,
  yuan,
} from '../../modules/cases/index.js';
import { type Html, markup, type Part } from '../html.js';
import type { Page } from '../layout.js';

export interface PublicCatalogueEntry {
  readonly agencyName: string;
  readonly document: string;
  readonly item: number;
  readonly title: string;
  readonly decisionKinds: readonly DecisionKind[];
  readonly penaltyKinds: readonly PenaltyKind[];
  readonly fields: readonly string[];
  readonly fromFen: number | null;
  readonly level: 'own' | 'below' | 'all';
  readonly publishedOn: string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}

const LEVELS = { own: '本级', below: '下级', all: '本级和下级' } as const;

export function cataloguePage(entries: readonly PublicCatalogueEntry[]): Page {
  const title = '重大执法决定法制审核目录清单';
  const body = markup`<h1>${title}</h1>
<p class="lead">下列执法决定作出前，须经法制审核；未经审核或者审核未通过的，不得作出决定。此外，《行政处罚法》第五十八条和国办发〔2018〕118号规定的其他情形同样须经审核。</p>
${entries.length === 0 ? markup`<p class="empty">暂无已公布的目录清单。</p>` : table(entries)}`;
  return { title, body };
}

function table(entries: readonly PublicCatalogueEntry[]): Part {
  const heads = [
    '审核事项',
    '执法机关',
    '执法类别',
    '所属领域',
    '金额',
    '层级',
    '依据',
    '公布日期',
    '施行日期',
  ];
  return markup`<table class="records" role="table">
<caption>现行有效和已公布待施行的事项，共${entries.length}项</caption>
<thead role="rowgroup"><tr role="row">${heads.map((head) => markup`<th scope="col" role="columnheader">${head}</th>`)}</tr></thead>
<tbody role="rowgroup">${entries.map(row)}</tbody>
</table>`;
}

function row(entry: PublicCatalogueEntry): Html {
  const kinds = entry.decisionKinds.map((kind) => DECISION_KINDS[kind]);
  const penalties = entry.penaltyKinds.map((kind) => PENALTIES[kind]).join('、');
  return markup`<tr role="row">
<th scope="row" role="rowheader">${entry.title}</th>
<td role="cell" data-label="机关">${entry.agencyName}</td>
<td role="cell" data-label="类别">${kinds.join('、')}${penalties && `（${penalties}）`}</td>
<td role="cell" data-label="领域">${entry.fields.map(fieldName).join('、') || '不限'}</td>
<td role="cell" data-label="金额">${entry.fromFen === null ? '不限' : `${yuan(entry.fromFen)}元以上（含本数）`}</td>
<td role="cell" data-label="层级">${LEVELS[entry.level]}</td>
<td role="cell" data-label="依据">${entry.document}第${entry.item}项</td>
<td role="cell" data-label="公布" class="day">${entry.publishedOn}</td>
<td role="cell" data-label="施行" class="day">${entry.effectiveFrom}${entry.effectiveTo && `至${entry.effectiveTo}`}</td>
</tr>`;
}
