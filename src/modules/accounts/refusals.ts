import { defineRefusals } from '../../platform/http/index.js';

defineRefusals({
  'account.username-taken': [409, '用户名已被使用', 'The username is taken'],
  'account.separated-roles': [422, '系统、安全、审计三员不得兼任', 'Nobody may hold two administrator roles'],
  'account.weak-password': [422, '密码强度不足', 'The password is too weak'],
  'account.self': [409, '不能对自己的账号办理此事项', 'Not for one’s own account'],
});
