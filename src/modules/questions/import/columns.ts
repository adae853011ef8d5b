import { folded, numeral, trimmed } from './characters.js';

export type ColumnName =
  'number' | 'kind' | 'stem' | 'answer' | 'options' | 'explanation' | 'basis' | 'difficulty' | 'topic';
/** What a column holds: a field, or the option of a letter (`option:A`). */
export type Column = ColumnName | `option:${string}`;

const NAMES: Record<ColumnName, readonly string[]> = {
  number: [
    '序号',
    '题号',
    '编号',
    '试题编号',
    '题目编号',
    '序',
    'id',
    'no',
    'num',
    'number',
    '#',
    'index',
    'questionno',
    'questionid',
  ],
  kind: [
    '题型',
    '类型',
    '试题类型',
    '题目类型',
    '题目类别',
    '题类',
    '试题题型',
    '题目题型',
    '题型名称',
    'kind',
    'type',
    'questiontype',
    'questionkind',
  ],
  stem: [
    '题干',
    '题目',
    '试题',
    '问题',
    '试题内容',
    '题目内容',
    '题干内容',
    '试题题干',
    '题目题干',
    '题目名称',
    '题目描述',
    '内容',
    '试题题目',
    'question',
    'stem',
    'title',
    'content',
    'questiontext',
    'questionstem',
    'questioncontent',
    'text',
  ],
  answer: [
    '答案',
    '正确答案',
    '标准答案',
    '参考答案',
    '试题答案',
    '题目答案',
    '正确选项',
    '答案选项',
    'answer',
    'answers',
    'correct',
    'correctanswer',
    'rightanswer',
    'key',
    'correctoption',
  ],
  options: [
    '选项',
    '备选项',
    '备选答案',
    '可选项',
    '选项内容',
    '候选项',
    '全部选项',
    '试题选项',
    'options',
    'option',
    'choices',
  ],
  explanation: [
    '解析',
    '答案解析',
    '试题解析',
    '题目解析',
    '解释',
    '说明',
    '答案说明',
    '详解',
    'explanation',
    'analysis',
    'explain',
    'rationale',
  ],
  basis: [
    '依据',
    '法条',
    '法律依据',
    '法条依据',
    '法规依据',
    '法律条文',
    '法律法规',
    '条文',
    '出处',
    '来源',
    '出题依据',
    '命题依据',
    'law',
    'basis',
    'citation',
    'reference',
    'source',
    'article',
  ],
  difficulty: ['难度', '难易度', '难易程度', '难度系数', '难度等级', '试题难度', 'difficulty', 'level'],
  topic: [
    '知识点',
    '章节',
    '考点',
    '分类',
    '类别',
    '科目',
    '所属章节',
    '试题分类',
    '所属分类',
    '主题',
    'topic',
    'chapter',
    'category',
    'subject',
    'tag',
    'knowledge',
  ],
};

const plain = (text: string): string =>
  trimmed(folded(text))
    .toLowerCase()
    .replace(/\([^()]*\)|\[[^\]]*\]|【[^】]*】/g, '')
    .replace(/[\s*:：_.\-/“”"'<>《》]+/g, '');

const OPTION =
  /^(?:选项|备选项|备选答案|备选|候选项|候选|option|opt|choice|答案选项|答案)?([a-j])(?:选项|项|选择)?$/;
const COUNTED = /^(?:选项|备选项|备选答案|备选|option|choice|选择项)([一二三四五六七八九十]|\d{1,2})$/;

/** What a column of this heading holds; undefined where nobody knows. */
export function columnOf(heading: string): Column | undefined {
  const name = plain(heading);
  if (!name) return undefined;
  const letter = OPTION.exec(name)?.[1];
  if (letter) return `option:${letter.toUpperCase()}`;
  const counted = COUNTED.exec(name)?.[1];
  if (counted) return `option:${String.fromCharCode(64 + numeral(counted))}`;
  for (const [column, names] of Object.entries(NAMES)) if (names.includes(name)) return column as ColumnName;
  if (name.length > 12) return undefined;
  return LIKE.find(([words]) => words.test(name))?.[1];
}

const LIKE: readonly [RegExp, ColumnName][] = [
  [/解析|解释/, 'explanation'],
  [/答案$/, 'answer'],
  [/题型|题目?类/, 'kind'],
  [/依据|法条/, 'basis'],
  [/难度/, 'difficulty'],
  [/知识点|章节|考点/, 'topic'],
  [/题干|题目$|试题内容/, 'stem'],
  [/^题?序?号$/, 'number'],
];

/** The columns of a row that can be a heading: it names the stem and at least one thing more. */
export function headingColumns(cells: readonly string[]): Map<number, Column> | undefined {
  const columns = new Map<number, Column>();
  const taken = new Set<Column>();
  for (const [i, cell] of cells.entries()) {
    if (cell.length > 40) continue;
    const column = columnOf(cell);
    if (!column || taken.has(column)) continue;
    taken.add(column);
    columns.set(i, column);
  }
  return taken.has('stem') && taken.size >= 2 ? columns : undefined;
}
