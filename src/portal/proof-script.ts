/**
 * Runs in the visitor's browser and nowhere else: asks for the record as everybody reads it, computes its digests and
 * follows them to the signed root. It believes nothing that it can compute. No library, no inline code.
 */
export const PROOF_SCRIPT = String.raw`const hex = (bytes) => [...new Uint8Array(bytes)].map((b) => b.toString(16).padStart(2, '0')).join('');
const unhex = (text) => Uint8Array.from(text.match(/../g) || [], (pair) => parseInt(pair, 16));
const utf8 = (text) => new TextEncoder().encode(text);
const join = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));
const base64 = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
const digest = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
const address = location.pathname.replace(/\/proof$/, '');
const verdict = document.getElementById('verdict');
const steps = document.getElementById('steps');

const FIELDS = ['title', 'documentNumber', 'agency', 'party', 'creditCode', 'field', 'cause', 'basis', 'penaltyKinds',
  'outcome', 'fineFen', 'confiscatedFen', 'decidedOn', 'publishedOn'];

function tell(good, words) {
  verdict.className = good ? 'verdict good' : 'verdict bad';
  verdict.querySelector('strong').textContent = good === undefined ? '未能核验' : good ? '未被改动' : '已被改动';
  verdict.querySelector('span').textContent = words;
}

function step(name, good, found) {
  const item = document.createElement('li');
  item.textContent = name + '：' + (good === undefined ? '未核验' : good ? '一致' : '不一致') + (found ? '（' + found + '）' : '');
  steps.append(item);
  return good;
}

async function read(path) {
  const response = await fetch(path, { cache: 'no-store', redirect: 'error' });
  if (!response.ok) throw new Error(String(response.status));
  return response;
}

/** RFC 9162 2.1.3.2. */
async function rootFrom(leaf, index, size, path) {
  let fn = index;
  let sn = size - 1;
  let node = leaf;
  for (const text of path) {
    const beside = unhex(text);
    if (sn === 0) return undefined;
    if (fn % 2 === 1 || fn === sn) {
      node = await digest(join([1], beside, node));
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2);
        sn = Math.floor(sn / 2);
      }
    } else node = await digest(join([1], node, beside));
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 ? node : undefined;
}

/** True or false; undefined where the browser does not know Ed25519. */
async function isSigned(note, verifierKey) {
  const end = note.lastIndexOf('\n\n');
  const body = note.slice(0, end + 1);
  const [name, , ...rest] = verifierKey.split('+');
  const raw = base64(rest.join('+')).slice(1);
  const line = note.slice(end + 2).split('\n').find((one) => one.startsWith('— ' + name + ' '));
  if (!line) return false;
  const signature = base64(line.split(' ')[2]).slice(4);
  let key;
  try {
    key = await crypto.subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify']);
  } catch {
    return undefined;
  }
  return crypto.subtle.verify({ name: 'Ed25519' }, key, signature, utf8(body));
}

/** Every file is fetched as everybody reads it, and its bytes are counted and digested. */
async function checkFiles(files) {
  const good = [];
  for (const file of files) {
    const bytes = await (await read(file.url)).arrayBuffer();
    const found = hex(await digest(bytes));
    good.push(step('第 ' + file.n + ' 号文件的内容与清单', found === file.sha256 && bytes.byteLength === file.bytes, found));
  }
  return good;
}

async function check() {
  if (!globalThis.crypto || !crypto.subtle) return tell(undefined, '浏览器只在安全连接（HTTPS）下提供核验所需的功能。');
  const record = await (await read(address + '.json')).json();
  const page = new DOMParser().parseFromString(await (await read(address)).text(), 'text/html');
  const proof = await (await read(address + '/proof.json')).json();
  const entry = JSON.parse(proof.entry);
  const shown = (page.querySelector('.paper') || {}).textContent;
  const textDigest = hex(await digest(utf8(record.text)));
  const more = record.matter === 'penalty' ? [] : [record.matterName, record.particulars];
  const recordDigest = hex(await digest(utf8(JSON.stringify([...FIELDS.map((name) => record[name]), ...more]))));
  const listed = record.files.map((file) => [file.n, file.title, file.mediaType, file.bytes, file.pages, file.sha256]);
  const filesDigest = listed.length > 0 ? hex(await digest(utf8(JSON.stringify(listed)))) : undefined;
  const links = [...page.querySelectorAll('.files a')].map((link) => link.getAttribute('href'));
  const leaf = await digest(join([0], utf8(proof.entry)));
  const root = await rootFrom(leaf, proof.index, proof.size, proof.path);
  const [, size, signedRoot] = proof.checkpoint.split('\n');
  const good = [
    step('存证记录属于本信息', entry.act === 'disclosure.attest' && address.endsWith('/' + entry.subject.id)),
    step('网页显示的文本与开放数据', shown === record.text.replace(/\r\n?/g, '\n')),
    step('公开文本的摘要与存证', textDigest === entry.detail.textSha256, textDigest),
    step('公示字段的摘要与存证', recordDigest === entry.detail.recordSha256, recordDigest),
    step('公示文件的清单与存证', filesDigest === entry.detail.filesSha256 &&
      JSON.stringify(links) === JSON.stringify(record.files.map((file) => file.url)), filesDigest),
    ...(await checkFiles(record.files)),
    step('存证记录在已签名的账本中', root !== undefined && hex(root) === hex(base64(signedRoot)) && Number(size) === proof.size && entry.seq === proof.index),
  ];
  const signed = step('账本检查点的签名', await isSigned(proof.checkpoint, proof.verifierKey));
  if (good.includes(false) || signed === false) return tell(false, '与发布时的存证不符，请向发布机关反映。');
  if (signed === undefined) return tell(undefined, '摘要和账本均一致，但本浏览器不能核验 Ed25519 签名，请用较新的浏览器。');
  tell(true, '本页与 ' + entry.at.slice(0, 10) + ' 存证的内容一致，由您的浏览器计算得出。');
}

check().catch((error) => {
  if (error.message === '409') tell(false, '与发布时的存证不符，请向发布机关反映。');
  else tell(undefined, '没有取得核验所需的数据（' + error.message + '），请稍后再试。');
});
`;
