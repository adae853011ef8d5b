import { defineRefusals } from '../../platform/http/index.js';

defineRefusals({
  'disclosure.no-decision': [409, '案件尚未作出决定', 'There is no decision to disclose'],
  'disclosure.out-of-order': [409, '公示状态不允许办理此事项', 'The disclosure is not at that point'],
  'disclosure.annulled': [409, '决定已被变更或撤销，不得公示', 'The decision was annulled'],
  'disclosure.minor': [409, '涉及未成年人，不得公示', 'A minor is concerned: never published'],
  'disclosure.secret': [
    409,
    '涉及秘密或者隐私，不得公示',
    'A secret or privacy is concerned: never published',
  ],
  'disclosure.span': [422, '遮盖范围有误', 'A span lies outside the text'],
  'disclosure.keep-not-allowed': [422, '此处必须隐去', 'This must stay hidden'],
  'disclosure.same-person': [409, '复核人不得为制作人', 'Who prepared it may not release it'],
  'disclosure.text-changed': [409, '公开文本与送达的决定书不一致', 'The text is not the served decision'],
  'disclosure.private-left': [409, '公开文本中仍有应隐去的信息', 'Something private is left in the text'],
  'disclosure.not-shown': [409, '此类处罚决定不予公示', 'Such a penalty is not put online'],
  'disclosure.correction-open': [409, '已有待复核的更正', 'A correction is waiting already'],
  'disclosure.no-correction': [409, '没有待复核的更正', 'No correction is waiting'],
  'disclosure.correction-same': [409, '更正前后内容相同', 'The correction changes nothing'],
  'disclosure.still-shown': [409, '公示期未满', 'The display period has not ended'],
  'disclosure.reason-private': [422, '公开理由中含应隐去的信息', 'The public reason tells something private'],
});
