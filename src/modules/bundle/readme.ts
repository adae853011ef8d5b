import { chinaMoment } from '../../kernel/time.js';
import type { BundleIndex } from '../../kernel/bundle/index.js';

/** README of a bundle: what lies where, how to check it, and what the check does not say. */
export function readmeOf(index: Omit<BundleIndex, 'files'>, number: string | null): string {
  const { agency, madeAt, evidence, documents } = index;
  const absent = evidence.filter((item) => item.path === null);
  return `# 案卷包 ${number ?? index.caseId}

制作机关：${agency.name}
制作时间：${chinaMoment(madeAt)}
文书 ${documents.length} 份，证据材料 ${evidence.length} 件${absent.length ? `，其中 ${absent.length} 件已依法销毁，仅存摘要与记录` : ''}。

## 内容

- index.json：案件事实（含当事人信息，请依法保管）与每个文件的 SHA-256、SM3 摘要
- documents/：文书文本
- evidence/：证据材料原件，未经转码
- history/timeline.json：办案经过
- ledger/：存证账本中与本案有关的每条记录（原始字节）、包含证明、已签名的检查点、公钥
- verify.mjs：核验程序，一个文件，不需安装任何依赖

## 核验

在解压后的文件夹中运行（Node 20.12 及以上）：

    node verify.mjs
    node verify.mjs --key 另行取得的公钥文件

全部成立时退出码为 0；否则为 1，并指出第一处不成立的内容。
公钥应从制作机关另行取得并用 --key 比对；也可以使用从其他途径取得的 verify.mjs。

核验证明：包中的每个文件、每条记录自形成后未被改动。核验不能证明账本中没有其他未列入本包的记录。

# Case bundle

\`node verify.mjs\` (Node 20.12 or newer, nothing to install) reads every byte of this folder and ends with 0 when every
digest, inclusion proof and signature holds, or with 1 naming the first thing that does not. Obtain the public key from
the agency by another way and pin it with \`--key FILE\`. The check proves that what is here was not altered since it came
about; it cannot prove that the ledger holds nothing else.
`;
}
