import { type CodesOf, defineRefusals } from '../../platform/http/index.js';

const _REFUSALS = defineRefusals({
  'exam.bank-short': [409, '题库不够组卷', 'The bank cannot fill the blueprint'],
  'exam.pass-mark-low': [422, '及格线低于规定', 'The pass mark is below the rule'],
  'exam.field-required': [422, '专门科目须指明执法领域', 'A special subject needs its field'],
  'exam.blueprint-retired': [409, '蓝图已停用', 'The blueprint is retired'],
  'exam.window': [422, '考试时间不合理', 'The window of the exam is not possible'],
  'exam.leave-limit': [422, '离开页面次数与规则不符', 'The limit of leavings does not fit the rule'],
  'exam.audience': [422, '参加机关不在管辖内', 'An agency of the audience is not below this one'],
  'exam.not-open': [409, '考试还没有开始', 'The exam has not opened'],
  'exam.closed': [409, '考试已经截止', 'The exam is closed'],
  'exam.already-registered': [409, '已经报名', 'Already registered'],
  'exam.no-officer-record': [409, '没有执法人员档案', 'There is no officer record'],
  'exam.not-in-post': [409, '不在岗', 'Not in post'],
  'exam.special-first': [409, '须先通过专门法律知识考试', 'The special subject comes first'],
  'exam.retake-early': [409, '未到补考时间', 'Too early for a retake'],
  'exam.training-short': [409, '岗前培训学时不足', 'Initial training is not complete'],
  'exam.other-session': [409, '考试已在别处打开', 'The sitting was opened elsewhere'],
  'exam.over': [409, '考试已结束', 'The sitting is over'],
  'exam.no-such-question': [422, '试卷上没有这道题', 'The paper has no such question'],
  'exam.choice': [422, '答案不在选项之内', 'The choice is not among the options'],
  'exam.version-taken': [409, '同一版本号已有不同答案', 'This version holds another answer'],
  'exam.still-running': [409, '还有人在考试', 'Someone may still be sitting'],
  'exam.published': [409, '成绩已公布', 'The results are out'],
  'exam.not-published': [409, '成绩还没有公布', 'The results are not out'],
  'exam.key-later': [409, '考试结束前不提供答案', 'No key before the sitting is over'],
  'exam.appeal-late': [409, '已过复核期限', 'Too late for an appeal'],
  'exam.appeal-open': [409, '对这次成绩已申请复核', 'An appeal against this result exists'],
  'exam.appeal-decided': [409, '复核已经办结', 'The appeal is decided'],
  'exam.uphold-needs-correction': [
    422,
    '支持复核须更正答案',
    'An appeal is upheld by a correction of the key',
  ],
  'exam.practice-later': [409, '考试进行中不能练习', 'No practice while an exam is running'],
});

declare module '../../kernel/result.js' {
  interface RefusalCodes extends CodesOf<typeof _REFUSALS> {}
}
