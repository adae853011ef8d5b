import { type CodesOf, defineRefusals, type RefusalTitle } from '../../platform/http/index.js';
import { TUS_REFUSALS } from '../../platform/tus/index.js';

defineRefusals(
  Object.fromEntries(
    Object.entries(TUS_REFUSALS).map(([code, { status, zh, en }]): [string, RefusalTitle] => [
      code,
      [status, zh, en],
    ]),
  ),
);

const _REFUSALS = defineRefusals({
  'upload.too-many': [413, '未完成的上传过多', 'Too many unfinished uploads'],
  'upload.quota-person': [
    413,
    '未完成的上传超过个人限额',
    'The quota of unfinished uploads of a person is used up',
  ],
  'upload.quota-case': [
    413,
    '未完成的上传超过本案限额',
    'The quota of unfinished uploads of a case is used up',
  ],
  'upload.no-room': [507, '剩余空间不足以接收本文件', 'There is no room for the whole file'],
  'upload.elsewhere': [503, '上传的数据在另一台服务器上', 'The bytes of the upload lie on another machine'],
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
  'evidence.case-open': [409, '案件尚未归档', 'The case is open'],
  'evidence.on-hold': [409, '材料已被保全', 'The item is on hold'],
  'evidence.retention-running': [409, '保管期限未满', 'The retention period is running'],
  'evidence.hold-past': [422, '保全期限须在将来', 'A hold ends in the future'],
  'evidence.hold-shorter': [409, '保全只能延长不能缩短', 'A hold can only be made longer'],
  'evidence.unknown-class': [422, '没有这一保管类别', 'There is no such category'],
  'evidence.not-sealed': [
    409,
    '该材料尚未封存核验，不得销毁',
    'The item has not been sealed: its bytes are not yet confirmed',
  ],
  'evidence.disposal-stands': [409, '该材料已提出或者已经销毁', 'A disposal was already proposed or made'],
  'evidence.disposal-decided': [409, '该销毁申请已处理', 'The proposal was already decided'],
  'evidence.two-persons': [409, '提出人不得批准', 'Who proposed it may not decide on it'],
  'evidence.disposed': [410, '材料内容已依法销毁', 'The bytes were disposed of'],
  'evidence.no-timeline': [422, '只有音视频可以打点', 'Only sound and video have a timeline'],
  'evidence.unknown-tag': [422, '没有这一标记类别', 'There is no such tag'],
  'evidence.share-too-long': [422, '查看期限过长', 'The link would last too long'],
  'evidence.share-ended': [410, '查看链接已失效', 'The link is no longer good'],
  'store.check-running': [409, '存储复核正在进行', 'A check of the store is under way'],
  'evidence.already-excluded': [409, '该证据已被排除', 'It was already excluded'],
  'evidence.compared-ahead': [422, '比对时间在将来', 'The clock was compared in the future'],
  'evidence.no-such-finding': [409, '没有这一待说明事项', 'There is no such finding'],
  'evidence.review-needed': [409, '须补办审核，不能以说明代替', 'It takes a review, not a reason'],
  'evidence.not-monitored': [409, '不是监控设备的记录', 'It is no record of a monitoring device'],
  'evidence.own-record': [409, '不能审核自己提交的记录', 'One’s own record is reviewed by another'],
  'evidence.no-converter': [409, '本机没有安装转码程序', 'This machine has no converter'],
  'evidence.not-playable': [409, '目前不能播放', 'It cannot be played now'],
  'evidence.no-poster': [404, '没有封面图', 'There is no poster'],
  'import.not-a-file': [422, '不是可读的文件', 'It is no readable file'],
  'import.empty': [422, '文件为空', 'The file is empty'],
  'import.too-large': [422, '文件超过允许的大小', 'The file is larger than allowed'],
  'import.changing': [409, '文件正在写入', 'The file is still being written'],
  'import.no-agency': [422, '不能确定所属机关', 'It is not clear whose recording it is'],
  'import.assigned': [409, '该记录已分派', 'The recording is assigned already'],
});

declare module '../../kernel/result.js' {
  interface RefusalCodes extends CodesOf<typeof TUS_REFUSALS> {}
  interface RefusalCodes extends CodesOf<typeof _REFUSALS> {}
}
