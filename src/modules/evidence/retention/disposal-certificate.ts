import { chinaDay, chinaMoment } from '../../../kernel/time.js';
import type { EvidenceDisposalRow } from './retention.entities.js';

/** The text of the certificate of a disposal (销毁证明): what went, why it might, who said so, and its digests. */
export function disposalCertificate(row: EvidenceDisposalRow, agencyName: string): string {
  const lines = [
    '电子证据销毁证明',
    `编号：${row.certificateNumber}`,
    `机关：${agencyName}`,
    `材料编号：${row.evidenceId}`,
    `案件编号：${row.caseId}`,
    `文件名：${row.filename}`,
    `字节数：${row.bytes}`,
    `SHA-256：${row.sha256}`,
    `SM3：${row.sm3 ?? '未计算'}`,
    `理由：${row.reason}`,
    ...row.grounds.map(
      (ground) => `保管期限：${ground.category}（${ground.basis}），至${chinaDay(ground.until)}，已届满`,
    ),
    `提出：${row.proposedByName}（${chinaMoment(row.proposedAt)}）`,
    `批准：${row.decidedByName}（${row.decidedAt ? chinaMoment(row.decidedAt) : '尚未批准'}）`,
    `字节清除：${row.disposedAt ? chinaMoment(row.disposedAt) : '正在清除'}`,
    '文件内容已清除；登记、摘要、接收与查阅历史及日志证明继续保存。',
  ];
  return `${lines.join('\n')}\n`;
}
