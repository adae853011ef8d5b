import { type CodesOf, defineRefusals } from '../../platform/http/index.js';

const _REFUSALS = defineRefusals({
  'case.two-officers-required': [
    409,
    '执法人员不足两名或证件无效',
    'Two officers with valid certificates are required',
  ],
  'certificate.not-valid': [409, '证件当日无效', 'The certificate is not valid on that day'],
  'certificate.field': [409, '证件不含该执法领域', 'The certificate does not cover the field'],
  'certificate.area': [409, '证件不含该执法区域', 'The certificate does not cover the area'],
  'certificate.dates-reversed': [422, '止日早于起日', 'The end is before the beginning'],
  'certificate.number-taken': [409, '证号已被使用', 'The certificate number is taken'],
  'certificate.not-suspended': [409, '该证件不在暂扣中', 'The certificate is not suspended'],
  'certificate.already-ended': [409, '证件状态已登记', 'The end of the certificate is already entered'],
  'certificate.token-private': [
    403,
    '核验码仅供持证人和制证人员使用',
    'The token of a card is for its holder and its issuer',
  ],
  'certificate.no-application': [409, '没有经审核的申请', 'No approved application'],
  'certificate.already-applied': [409, '已有未办结的申请', 'An application is open already'],
  'certificate.held': [409, '已持有有效证件', 'A valid certificate is held'],
  'certificate.conditions-missing': [409, '申领条件不齐', 'Conditions of the application are missing'],
  'certificate.barred': [409, '吊销后不得再次申领', 'Barred after a revocation'],
  'certificate.application-decided': [409, '申请已审核', 'The application is decided'],
  'certificate.own-application': [403, '不得审核或者办理本人的申请', "One's own application"],
  'certificate.issue-day': [422, '发证日不符', 'The day of issue does not fit'],
  'certificate.not-in-post': [409, '持证人已不在岗', 'The holder is no longer in post'],
  'certificate.not-established': [409, '非在编在岗人员', 'Not on the establishment'],
  'certificate.too-long': [422, '有效期过长', 'The period of validity is too long'],
  'certificate.not-lost': [409, '该证件没有挂失', 'The certificate was not reported lost'],
  'certificate.not-renewable': [409, '该证件不能换证', 'The certificate cannot be renewed'],
  'certificate.return-needs': [409, '返还前须培训并考试合格', 'Training and an exam come before the return'],
  'certificate.not-reviewed': [422, '该证件该年度不审验', 'No annual review for that certificate and year'],
  'certificate.review-too-early': [409, '年度审验尚未开始', 'The annual review has not begun'],
  'certificate.hours-missing': [409, '培训学时不足', 'Training hours are missing'],
  'certificate.discipline-unresolved': [409, '处分尚未了结', 'Discipline is unresolved'],
  'certificate.reason-missing': [422, '不合格须写明理由', 'A failure needs its reason'],
  'officer.transfer-where': [422, '调入机关不存在或者就是原机关', 'No other agency to transfer to'],
  'officer.not-in-post': [409, '该人员已不在岗', 'The officer is no longer in post'],
  'officer.last-day': [422, '日期不符', 'The day does not fit'],
  'officer.id-number': [422, '身份证号校验不符', 'The ID number does not hold'],
  'officer.certificate-held': [409, '持有有效执法证', 'A valid enforcement certificate is held'],
  'officer.nothing-given': [422, '没有要修改的内容', 'Nothing was given'],
  'officer.photo-type': [422, '照片须为JPEG或者PNG', 'The portrait must be JPEG or PNG'],
  'officer.photo-size': [413, '照片过大', 'The portrait is too large'],
  'officer.mark-settled': [409, '该条无须了结或者已了结', 'Nothing to settle'],
  'officer.hours-left': [409, '更正超过该条余下的分钟', 'More minutes than are left of the entry'],
});

declare module '../../kernel/result.js' {
  interface RefusalCodes extends CodesOf<typeof _REFUSALS> {}
}
