import { defineRefusals } from '../../platform/http/index.js';

defineRefusals({
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
});
