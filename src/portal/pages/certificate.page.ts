import type { CertificateCheck } from '../certificate-check.js';
import { markup } from '../html.js';
import { type Page, viewFields } from '../layout.js';
import { link, type View } from '../view.js';
import { fact } from './record.page.js';

export function certificateFormPage(view: View, problem?: string): Page {
  const body = markup`<h1>执法证核验</h1>
<p class="lead">扫描执法证上的二维码即可打开核验结果；也可以在此输入证号，或者二维码中的核验码。</p>
${problem && markup`<p class="problem" role="alert">${problem}</p>`}
<form class="search" action="/verify" method="get">
<div class="field grow"><label for="number">证号</label><input id="number" name="number" maxlength="40" autocomplete="off" required></div>
${viewFields(view)}
<button type="submit">按证号核验</button>
</form>
<form class="search" action="/verify" method="get">
<div class="field grow"><label for="token">核验码</label><input id="token" name="token" maxlength="43" autocomplete="off" required></div>
${viewFields(view)}
<button type="submit">核验</button>
</form>
<p class="hint">核验结果只显示持证人姓名、证号、单位、执法领域和区域，以及证件此刻是否有效；扫码核验并显示证件照片。</p>`;
  return { title: '执法证核验', body };
}

export function certificatePage(view: View, check: CertificateCheck): Page {
  const body = markup`<h1>执法证核验结果</h1>
<div class="verdict ${check.valid ? 'good' : 'bad'}" role="status">
<strong>${check.valid ? '有效' : '无效'}</strong>
<span>${check.valid ? '此证件此刻有效' : `此证件此刻不能作为执法资格证明：${check.state}`}</span>
</div>
${check.photo && markup`<p><img class="portrait" src="${check.photo}" alt="${check.name}的证件照片" width="96" height="128"></p>`}
<table class="facts">
<caption>证件信息</caption>
<tbody>
${fact('证件种类', check.kind)}
${fact('姓名', check.name)}
${fact('证号', check.number)}
${fact('工作单位', check.agency)}
${fact('执法领域', check.fields.join('、') || '不限领域')}
${fact('执法区域', check.areas.map((area) => `行政区划代码 ${area}`).join('、'))}
${fact('有效期', `${check.issuedOn} 至 ${check.validThrough}`)}
${fact('状态', check.state)}
${fact('年度审验', check.reviewedYears.map((year) => `${year}年度合格`).join('、') || '尚无记录')}
${fact('核验日期', check.checkedOn)}
</tbody>
</table>
<p class="hint">执法人员未出示执法证件的，当事人有权拒绝接受调查或者检查（《行政处罚法》第五十五条）。</p>
<p><a class="button" href="${link(view, '/verify')}">核验另一证件</a></p>`;
  return { title: '执法证核验结果', body, unlisted: true };
}
