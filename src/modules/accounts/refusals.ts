import { type CodesOf, defineRefusals } from '../../platform/http/index.js';

const _REFUSALS = defineRefusals({
  'auth.delayed': [429, '失败次数较多，请稍后再试', 'Too many failures; wait before the next try'],
  'account.username-taken': [409, '用户名已被使用', 'The username is taken'],
  'account.incompatible-roles': [422, '角色不得由同一人兼任', 'These roles may not be held together'],
  'account.weak-password': [422, '密码强度不足', 'The password is too weak'],
  'account.wrong-password': [422, '当前密码不正确', 'The current password is wrong'],
  'account.self': [409, '不能对自己的账号办理此事项', 'Not for one’s own account'],
  'account.same-hand': [409, '提出人不能自己确认', 'Who proposed does not confirm'],
  'account.proposal-open': [409, '已有待确认的角色', 'Roles are waiting to be confirmed already'],
  'account.no-proposal': [409, '没有待确认的角色', 'No roles are waiting to be confirmed'],
  'account.link-void': [410, '链接无效、已使用或者已过期', 'The link is invalid, used or expired'],
  'account.password-set': [409, '账号已设置密码', 'The account has a password already'],
  'account.not-active': [409, '账号已停用', 'The account is disabled'],
  'account.not-disabled': [409, '账号未停用', 'The account is not disabled'],
  'account.officer-file-unknown': [422, '没有这份人员档案', 'No such officer record'],
  'account.officer-file-taken': [409, '该人员档案已有账号', 'The officer record has an account already'],
  'account.name-differs': [422, '姓名与人员档案不一致', 'The name differs from the officer record'],
});

declare module '../../kernel/result.js' {
  interface RefusalCodes extends CodesOf<typeof _REFUSALS> {}
}
