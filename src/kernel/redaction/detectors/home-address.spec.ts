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
  ])('RED-01: %s', (_, text, expected) => {
    const spans = [...detectHomeAddresses(read(text))].sort((a, b) => a.start - b.start);
    const hidden = new Set(spans.map((span) => text.slice(span.start, span.end)));
    expect([...hidden]).toEqual(expected);
  });
});
