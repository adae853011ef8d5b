/** A cell of a table in the text, in offsets of the input. */
export interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const BORDER = /[|｜│┃\t]/;
/** The words that head columns; they are nobody's name. */
export const HEADS =
  /^(?:序号|编号|姓名|名字|名称|案由|案件来源|罚款金额|处罚种类|处罚结果|违法事实|岗位|职务|工种|单位|工作单位|性别|年龄|民族|住址|家庭住址|地址|电话|手机|手机号码?|联系电话|联系方式|身份证号?码?|证件号码?|备注|金额|日期|时间|数量|单价|规格|品名|部门|签名|签字|关系|车牌号?|工资|学历|户主|农户|业主)$/;

/** The cells under a heading, row by row, until the table ends. */
export function cellsUnder(source: string, heading: RegExp): Cell[] {
  const found: Cell[] = [];
  let column = -1;
  let offset = 0;
  for (const line of source.split('\n')) {
    const cells = BORDER.test(line) ? cellsOf(line, offset) : [];
    const heads = cells.filter((cell) => HEADS.test(cell.text.replace(/\s/g, ''))).length;
    if (cells.length < 2) column = -1;
    else if (heads > 1) column = cells.findIndex((cell) => heading.test(cell.text.replace(/\s/g, '')));
    else if (column >= 0 && cells[column]?.text) found.push(cells[column]!);
    offset += line.length + 1;
  }
  return found;
}

function cellsOf(line: string, offset: number): Cell[] {
  const cells: Cell[] = [];
  let at = 0;
  for (const part of line.split(BORDER)) {
    const text = part.trim();
    const start = offset + at + part.indexOf(text);
    cells.push({ text, start, end: start + text.length });
    at += part.length + 1;
  }
  return cells;
}
