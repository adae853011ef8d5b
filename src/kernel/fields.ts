/** Fields of enforcement (执法领域): the code that rows, certificates and law packs carry, and its Chinese name. */
export const FIELDS = {
  'urban-management': '城市管理',
  'market-regulation': '市场监管',
  'ecology-environment': '生态环境',
  'work-safety': '应急管理',
  'fire-safety': '消防安全',
  transport: '交通运输',
  agriculture: '农业农村',
  culture: '文化旅游',
  housing: '住房城乡建设',
  health: '卫生健康',
} as const;
export type Field = keyof typeof FIELDS;
export const FIELD_CODES = Object.keys(FIELDS) as Field[];

export const fieldName = (code: string): string => FIELDS[code as Field] ?? code;
