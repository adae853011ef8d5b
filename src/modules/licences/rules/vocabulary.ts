/** 许可类别, as the data standard of 双公示 lists them (行政许可法 第12条). */
export const LICENCE_KINDS = {
  ordinary: '普通',
  concession: '特许',
  recognition: '认可',
  approval: '核准',
  registration: '登记',
  other: '其他',
} as const;
export type LicenceKind = keyof typeof LICENCE_KINDS;
export const LICENCE_KIND_CODES = Object.keys(LICENCE_KINDS) as LicenceKind[];

/** How a licence ends: set aside as unlawfully granted (第69条), taken back (第8条), struck off (第70条). */
export const LICENCE_ENDINGS = { revoked: '撤销', 'taken-back': '撤回', cancelled: '注销' } as const;
export type LicenceEnding = keyof typeof LICENCE_ENDINGS;
export const LICENCE_ENDING_CODES = Object.keys(LICENCE_ENDINGS) as LicenceEnding[];
