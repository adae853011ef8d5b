import { type Html, markup, type Part } from '../html.js';
import type { Page } from '../layout.js';

export interface PublicDevice {
  readonly number: string;
  readonly agencyName: string;
  readonly location: string;
  readonly publishedOn: string;
  readonly legalReviewOn: string;
  readonly technicalReviewOn: string;
  /** A later review did not pass: its records are not used for now. */
  readonly suspended: boolean;
}

export function devicesPage(devices: readonly PublicDevice[]): Page {
  const body = markup`<h1>电子技术监控设备</h1>
<p class="lead">利用电子技术监控设备收集违法事实，设备须经法制审核和技术审核，设置合理、标志明显，设置地点向社会公布（《行政处罚法》第四十一条）。</p>
${devices.length === 0 ? markup`<p class="empty">暂无已公布的监控设备。</p>` : table(devices)}`;
  return { title: '电子技术监控设备', body };
}

function table(devices: readonly PublicDevice[]): Part {
  const heads = ['设置地点', '设备编号', '使用机关', '法制审核', '技术审核', '公布日期', '状态'];
  return markup`<table class="records" role="table">
<caption>已公布设置地点的监控设备，共${devices.length}台</caption>
<thead role="rowgroup"><tr role="row">${heads.map((head) => markup`<th scope="col" role="columnheader">${head}</th>`)}</tr></thead>
<tbody role="rowgroup">${devices.map(row)}</tbody>
</table>`;
}

function row(device: PublicDevice): Html {
  return markup`<tr role="row">
<th scope="row" role="rowheader">${device.location}</th>
<td role="cell" data-label="编号">${device.number}</td>
<td role="cell" data-label="机关">${device.agencyName}</td>
<td role="cell" data-label="法制审核" class="day">${device.legalReviewOn}</td>
<td role="cell" data-label="技术审核" class="day">${device.technicalReviewOn}</td>
<td role="cell" data-label="公布" class="day">${device.publishedOn}</td>
<td role="cell" data-label="状态">${device.suspended ? '暂停使用' : '在用'}</td>
</tr>`;
}
