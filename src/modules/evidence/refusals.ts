import { defineRefusals, type RefusalTitle } from '../../platform/http/index.js';
import { TUS_REFUSALS } from '../../platform/tus/index.js';

defineRefusals(
  Object.fromEntries(
    Object.entries(TUS_REFUSALS).map(([code, { status, zh, en }]): [string, RefusalTitle] => [
      code,
      [status, zh, en],
    ]),
  ),
);

defineRefusals({
  'evidence.case-closed': [409, '案件已结案或归档，不能再收取材料', 'The case is closed'],
  'evidence.bad-name': [422, '文件名不可接受', 'The file name is not acceptable'],
  'evidence.captured-in-future': [422, '采集时间在将来', 'It was recorded in the future'],
  'evidence.times-reversed': [422, '采集结束早于开始', 'The recording ends before it begins'],
  'evidence.type-mismatch': [422, '文件内容与声明的类型不符', 'The content is not of the declared type'],
  'evidence.duplicate': [409, '本案已有相同文件', 'The case already has this very file'],
  'evidence.no-file': [422, '没有收到文件', 'There is no file'],
  'evidence.too-large-for-form': [413, '文件过大', 'The file is too large for a form'],
  'evidence.reason-required': [422, '下载须填写理由', 'A download needs a reason'],
  'evidence.bad-range': [416, '请求的范围超出文件', 'The range lies outside the file'],
  'store.check-running': [409, '存储复核正在进行', 'A check of the store is under way'],
  'evidence.already-excluded': [409, '该证据已被排除', 'It was already excluded'],
});
