import { secretMark } from './secrets.js';

describe('RED-02 marks of secrecy', () => {
  it.each([
    '机密★10年\n处罚决定书',
    '密级：秘密',
    '【绝密】\n处罚决定书',
    '本案涉及国家秘密。',
    '主要事实涉及个人隐私，不公开',
  ])('are found in %j', (text) => expect(secretMark(text)).toBeDefined());

  it.each([
    '除涉及国家秘密、商业秘密或者个人隐私依法予以保密外，听证公开举行',
    '本案不涉及国家秘密、商业秘密',
    '依据《中华人民共和国保守国家秘密法》',
    '投诉人要求保守秘密',
  ])('are not seen in %j', (text) => expect(secretMark(text)).toBeUndefined());
});
