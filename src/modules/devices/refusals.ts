import { type CodesOf, defineRefusals } from '../../platform/http/index.js';

const _REFUSALS = defineRefusals({
  'device.number-taken': [409, '设备编号已被使用', 'The device number is taken'],
  'device.location-required': [422, '监控设备须填写设置地点', 'A monitoring device needs its place'],
  'device.not-monitoring': [409, '不是电子技术监控设备', 'It is not a monitoring device'],
  'device.not-worn': [409, '不是执法记录仪，不由个人领用', 'It is not carried by a person'],
  'device.not-in-service': [409, '设备不在用', 'The device is not in service'],
  'device.held': [409, '设备已被领用', 'The device is in another person’s hands'],
  'device.not-held': [409, '设备未被领用', 'Nobody has the device'],
  'device.moment-ahead': [422, '时间在将来', 'The moment is in the future'],
  'device.day-ahead': [422, '日期在将来', 'The day is in the future'],
  'device.returned-early': [422, '归还时间不晚于领用时间', 'It is returned before it was taken out'],
  'device.reviews-missing': [409, '审核未完成，不得公布启用', 'Its reviews are not complete'],
});

declare module '../../kernel/result.js' {
  interface RefusalCodes extends CodesOf<typeof _REFUSALS> {}
}
