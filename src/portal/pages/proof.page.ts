import type { PublicRecordRow } from '../../modules/disclosure/index.js';
import { markup } from '../html.js';
import type { Page } from '../layout.js';
import { recordPath } from '../open-record.js';
import type { RecordProof } from '../record-proofs.js';
import { link, type View } from '../view.js';
import { fact, trail } from './record.page.js';

export const PROOF_SCRIPT_PATH = '/portal/proof.js';

/** What the ledger vouches for, and how anybody checks it: by the browser's own computing, or by hand. */
export function proofPage(view: View, row: PublicRecordRow, proof: RecordProof): Page {
  const { detail, at } = JSON.parse(proof.entry) as { detail: Record<string, string>; at: string };
  const path = recordPath(row.slug);
  const body = markup`${trail(view, '核验')}
<h1>这条公示信息是否被改动过</h1>
<p class="lead"><a href="${link(view, path)}">${row.title}</a></p>
<div id="verdict" class="verdict" role="status"><strong>核验</strong><span>正在由您的浏览器计算。浏览器未启用脚本的，按下面的说明自行核对。</span></div>
<ol id="steps"></ol>
<table class="facts"><caption>存证</caption><tbody>
${fact('存证时间', at.slice(0, 10))}
${digest('公开文本 SHA-256', detail.textSha256)}
${digest('公示字段 SHA-256', detail.recordSha256)}
${detail.filesSha256 && digest('公示文件清单 SHA-256', detail.filesSha256)}
${fact('账本中的序号', `${proof.index}（检查点共 ${proof.size} 条）`)}
${digest('验证公钥', proof.verifierKey)}
</tbody></table>
<section aria-labelledby="how"><h2 id="how">自行核对</h2>
<ol>
<li>取<a href="${path}.json">本信息的 JSON</a>，其中 text 按 UTF-8 计算 SHA-256，应与上表“公开文本”一致；title、documentNumber、agency、party、creditCode、field、cause、basis、penaltyKinds、outcome、fineFen、confiscatedFen、decidedOn、publishedOn${row.kind !== 'penalty' && markup`、matterName、particulars`} 依次成为一个 JSON 数组，计算 SHA-256，应与“公示字段”一致。${detail.filesSha256 && markup`files 中每个文件的 n、title、mediaType、bytes、pages、sha256 成为一个数组，各数组依次成为一个 JSON 数组，计算 SHA-256，应与“公示文件清单”一致；下载的每个文件计算 SHA-256，应与清单中的一致。`}</li>
<li>取<a href="${path}/proof.json">证明数据</a>。存证记录 entry 前加一个零字节计算 SHA-256 得到叶；按 path 逐个合并（RFC 9162 第 2.1.3.2 节），应得到检查点第三行的根。</li>
<li>检查点的签名用验证公钥核验（Ed25519）。公钥可以向发布机关另行索取比对。</li>
</ol></section>
<section aria-labelledby="entry"><h2 id="entry">存证记录</h2><p class="digest">${proof.entry}</p></section>
<section aria-labelledby="path"><h2 id="path">合并路径</h2><ol>${proof.path.map((one) => markup`<li class="digest">${one}</li>`)}</ol></section>
<section aria-labelledby="note"><h2 id="note">检查点</h2><div class="paper digest">${proof.checkpoint}</div></section>`;
  return { title: '核验公示信息', body, unlisted: true, script: PROOF_SCRIPT_PATH };
}

function digest(name: string, value: string | undefined) {
  return markup`<tr><th scope="row">${name}</th><td class="digest">${value}</td></tr>`;
}
