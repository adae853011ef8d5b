import { read } from '../redact.js';
import { detectHomeAddresses } from './home-address.js';

describe('home addresses', () => {
  it.each<[string, string, string[]]>([
    ['after 住', '当事人张三，男，住山东省济南市历下区文化西路1号。', ['山东省济南市历下区文化西路1号']],
    ['over a line break', '家庭住址：济南市历下区\n文化西路1号\n电话：无', ['济南市历下区\n文化西路1号']],
    ['a company has its seat there', '当事人：济南某某有限公司\n住所：济南市历下区文化西路1号', []],
    ['a person lives there', '当事人：张三\n住所：济南市历下区文化西路1号', ['济南市历下区文化西路1号']],
    ['a place of business', '经营场所：历下区阳光小区1号楼1单元101室', []],
    ['a home without a label', '在历下区阳光小区1号楼1单元101室内养犬', ['历下区阳光小区1号楼1单元101室']],
    ['a public place', '在历下区解放路88号门前占道', []],
    ['a date on the next line', '地址：嘉兴市中山东路1258号2楼\n2025年7月21日', []],
    ['the agency where to pay', '当事人：张三。请缴至财政局。联系地址：梅龙大道98号', []],
    ['where the household is registered', '户籍登记地青岛市海王路700号。', ['青岛市海王路700号']],
  ])('RED-01: %s', (_, text, expected) => {
    const spans = [...detectHomeAddresses(read(text))].sort((a, b) => a.start - b.start);
    const hidden = new Set(spans.map((span) => text.slice(span.start, span.end)));
    expect([...hidden]).toEqual(expected);
  });
});
