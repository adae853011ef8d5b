import { type CodesOf, defineRefusals } from '../../platform/http/index.js';

const _REFUSALS = defineRefusals({
  'training.unit-content': [422, '学习单元缺少内容', 'A unit of the course has no content'],
  'training.no-video': [422, '不是本机关的视频', 'Not a video of this agency'],
  'training.not-pdf': [422, '不是 PDF 文件', 'Not a PDF file'],
  'training.file-too-large': [413, '文件过大', 'The file is too large'],
  'training.course-closed': [409, '课程已关闭', 'The course is closed'],
  'training.lecture-times': [422, '讲座时间有误', 'The times of the lecture are wrong'],
  'training.code-wrong': [422, '签到码不对或者已过期', 'The code is wrong or has expired'],
  'training.too-many-codes': [429, '签到码输错次数过多', 'Too many wrong codes'],
  'training.signed-in': [409, '已经签到', 'Already signed in'],
  'training.signed-out': [409, '已经签退', 'Already signed out'],
  'training.lecture-over': [409, '讲座已经结束或者取消', 'The lecture is over or cancelled'],
  'training.lecture-running': [409, '讲座尚未结束', 'The lecture has not ended yet'],
});

declare module '../../kernel/result.js' {
  interface RefusalCodes extends CodesOf<typeof _REFUSALS> {}
}
