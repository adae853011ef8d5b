import { read } from '../redact.js';
import { detectNames } from './natural-person-name.js';

describe('names', () => {
  it.each<[string, string, string[]]>([
    ['a list of witnesses', '证人李四、王小五均证实', ['李四', '王小五']],
    ['everywhere once known, spaced or not', '当事人：张 三\n张三到场', ['张 三', '张三']],
    ['a legal representative', '法定代表人：赵六。赵六到场', []],
    ['officers', '执法人员：赵六、钱七', []],
    ['not inside the name of a business', '当事人：李娟，女。历下区李娟餐馆', ['李娟']],
    ['a company', '当事人：济南好店有限公司', []],
    ['a name already masked', '举报人李某反映', []],
    ['a role without a name', '投诉人要求保密', []],
  ])('RED-01: %s', (_, text, expected) => {
    const spans = [...detectNames(read(text))].sort((a, b) => a.start - b.start);
    const hidden = new Set(spans.map((span) => text.slice(span.start, span.end)));
    expect([...hidden]).toEqual(expected);
  });
});
