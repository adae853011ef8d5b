import { sourceRange } from '../normalise.js';
import { isOrganisation } from '../organisations.js';
import { cellsUnder } from '../tables.js';
import type { Detector, Document, Span } from '../types.js';

const HOME_LABEL =
  /(?:(?<=[一-龥])(?<![入居租暂现常家司位厂店社院校部])住(?!址|宅|户|院|地)所?(?=[一-龥]{2,7}(?:省|自治区|市|县)[一-龥])|(?<![一-龥])(?:收货|收件|寄件|收信)(?:人?地址)|家庭(?:住址|地址)|家住|现住址|现住地?|住址|(?:户籍|户口)(?:所在|登记)?(?:住址|地址|地)?|经常居住地|现居(?!住|民|委)(?=[一-龥]{2,16}(?:省|市|县|区|镇|乡|村|路))|现?居住(?:地址|地|于|在|的(?=[一-龥]{2,30}\d))|暂住(?:地址|地)?|常住地?(?:址)?|租住(?:于|在|地)|身份证(?:登记)?(?:住址|地址)|住(?:在|于)|(?:搬至|搬到|迁至|接回|住进|现在回)(?=[一-龥]{2,12}[省市县区镇乡][^，,。；;\n]{0,40}?(?:\d|组|队|排))|(?<=[，,。；;（(男女族生\n])住(?=[一-龥\n])(?!所|宿|房|建|宅|院))(?:[（(][^）)\n]{1,10}[）)])?(?:为|是|系|在|于)?[:：]?\n?/g;
const CONTEXT_LABEL =
  /(?:住所地?(?:[（(]住址[）)])?|(?:通讯|通信|联系|送达|邮寄|收件|确认)地址|送达地点(?=[:：][^，,。；;\n]{4,40}?(?:\d|组|队|排))|(?<![一-龥])地址)(?:为|是|系|在|于)?[:：]?\n?/g;
const ORGANISATION_LABEL =
  /(?:经营场所|营业场所|注册地址?|营业地址?|办公地址?|经营地址?|生产地址?|登记住所|主要经营场所|单位地址|公司地址|机关地址)[^，,。；;\n]{0,4}[:：为是系在于]?$/;
const SUBJECT =
  /(?:当事人|被处罚人|被处罚单位|名称|姓名|行政相对人|申请人|代理人|证人|举报人|投诉人|受送达人|收件人|联系人|经营者|法定代表人|负责人)(?:[（(][^）)\n]{1,14}[）)])?[:：]?([^，,。；;\n:：（(]{2,30})/g;

const RESIDENCE =
  /小区|花园|家园|公寓|宿舍|苑|新村|家属院|新居|佳苑|府|湾|弄|胡同|里弄|住宅|\d门\d|号院|[东西]户|村|单元|社区|居|庭|园|嘉|城/;
const BUSINESS =
  /大厦|写字楼|广场|商铺|门市|沿街|产业园|科技园|工业园|创业园|商场|市场|中心|车间|厂房|酒店|宾馆|商业街|店面|办公|商务/;
/** How the address of a dwelling ends: unit and room, building and room, 3-2-501. */
const TAIL =
  /\d{1,3}单元\n?\d{1,4}(?:室|户|号)?|\d{1,3}(?:号楼|栋|幢|座|号)\n?(?:[0-9一二三四五六七八九十甲乙丙东西]{1,3}单元\n?)?[东西中]?\d{0,4}(?:室|户)|\d{1,3}(?:号楼|栋|幢|座|号)?\n?(?:[0-9一二三四五六七八九十甲乙丙]{1,3})(?:单元|门|楼)\n?(?!\d{4}年)\d{2,4}(?:室|户|号)?|\d{1,3}(?:号楼|栋|幢|座)\n?(?:\d{1,2}单元\n?)?\d{1,2}层[东西南北中]{0,2}(?:\d{0,3}[户室])?|\d{1,3}-\d{1,2}-\d{2,4}(?:室|户|号)?/g;
/** 其住宅（…路15号）. */
const IN_BRACKETS =
  /(?:住宅|住处|住房|家中|家里|家的?[一-龥]{1,4}|家庭所在地|租住处|出租屋|宿舍|户籍|籍贯|老家|原籍)[（(](?:位于|坐落于|在)?([^，,。；;：:\n（）()]{2,50}?\d[^，,。；;：:\n（）()]{0,20})(?=[）)])/g;
/** The home of somebody, told by what it is. */
const DWELLING =
  /(?:位于|坐落于|地处|前往|来到|在|有一[处套])([^，,。；;:：\n《》（）()]{4,60}?[\d组队排][^，,。；;:：\n《》（）()]{0,24}?)(?=的?(?:自己)?(?:家中|家里|住处|住所|住宅内|住房|自住房|自建房|宅基地|租住|暂住|出租房|宿舍|老[屋宅家]))/g;
/** A line may end within an address where a road or a district does. */
const RUN_UP = /(?:[一-龥0-9A-Za-z()（）-]|(?<=[省市区县镇乡村路街道巷弄里])\n){0,60}$/;
/** Words that the pattern of an address takes in before it begins. */
const LEAD =
  /^(?:.*(?:接到|收到|接)(?=该|[一-龥]{2,12}\d)|.*[该本](?:小区|楼|栋|村|社区)(?=\d)|.*?(?:位于|坐落于|坐落在|来到|前往|到达|进入|送达至?|邮寄至?|寄往|现住|家住|租住|住在|住于)|当事人|其|住|.*[^入居]住所?(?=[一-龥]{2,7}(?:省|市|县|区|镇|乡)[一-龥0-9])|.*[在于至对向从将把的系为由](?=[一-龥]{1,7}(?:省|自治区|市|区|县|旗|镇|乡|街道|路|街|巷|花园|家园|公寓|苑|村)))/s;
const LABEL_AHEAD = /^(?![号室楼栋幢户组弄单])[一-龥]{2,8}[：:]/;
const NEXT_FIELD = /^(?![^：:\n]{0,12}\d号)[^：:，,。；;\n]{0,14}[：:]/;
const ADDRESS_LIKE = /^[^：:，,。；;\n]{0,24}?(?:\d|号|路|街|村|楼|室|单元|小区|区|镇|乡)/;
/** Where to pay and where to complain: the address that follows is the agency's. */
const AGENCY_AHEAD =
  /(?:缴款|缴纳|缴至|缴到|行政复议|行政诉讼|起诉|复议机关)(?:(?!当事人|身份证|姓名|证人|住址)[^])*$/;
/** The body that signs, on a line of its own: the address before it is that body’s. */
const SIGNATURE =
  /^[一-龥（()）]{2,40}(?:局|办事处|政府|委员会|支队|大队|总队|厅|所)\n?(?:（?印章）?\n?)?(?:\d{4}年|$)/;
const SENTENCE =
  /^(?:经查|经|你|我|当事人|上述|以上|现|因|执法|本|电话|联系|身份|证|法定|委托|职业|工作|民族|性别|出生|案由|\d{4}年|\d{11})/;

/** Home addresses of natural persons. An organisation's seat and place of business stay. RED-01. */
export const detectHomeAddresses: Detector = (document) => {
  const { text } = document.compact;
  const spans: Span[] = [];
  for (const match of text.matchAll(HOME_LABEL)) {
    spans.push(...valueSpan(document, match.index + match[0].length, /[:：]\n?$/.test(match[0])));
  }
  for (const match of text.matchAll(CONTEXT_LABEL)) {
    const after = text.slice(match.index + match[0].length);
    const signed = SIGNATURE.test(after.slice(after.indexOf('\n') + 1));
    if (!signed && isOfNaturalPerson(document, match.index)) {
      spans.push(...valueSpan(document, match.index + match[0].length, /[:：]\n?$/.test(match[0])));
    }
  }
  for (const cell of cellsUnder(document.source, /^(?:家庭|户籍)?(?:住址|地址)$/)) {
    if (/[一-龥]{2}/.test(cell.text))
      spans.push({
        start: cell.start,
        end: cell.end,
        class: 'home-address',
        rule: 'RED-01',
        replacement: '***',
      });
  }
  for (const match of text.matchAll(IN_BRACKETS)) {
    const end = match.index + match[0].length;
    spans.push(spanOf(document, end - match[1]!.length, end));
  }
  for (const match of text.matchAll(DWELLING)) {
    const end = match.index + match[0].length;
    const value = withoutLead(match[1]!);
    if (/[省市区县镇乡村路街巷道]/.test(value)) spans.push(spanOf(document, end - value.length, end));
  }
  for (const match of text.matchAll(TAIL)) {
    const end = match.index + match[0].length;
    const runUp = RUN_UP.exec(text.slice(Math.max(0, match.index - 60), match.index))![0];
    const value = withoutLead(runUp + match[0]);
    const start = end - value.length;
    if (!RESIDENCE.test(value) || BUSINESS.test(value) || !/\d/.test(value)) continue;
    const before = text.slice(Math.max(0, start - 60), start);
    if (ORGANISATION_LABEL.test(before) || isSeatOfOrganisation(document, start)) continue;
    spans.push(spanOf(document, start, end));
  }
  return spans;
};

function withoutLead(value: string): string {
  const lead = LEAD.exec(value)?.[0];
  return lead === undefined || lead.length === value.length ? value : withoutLead(value.slice(lead.length));
}

/** The address after a label, over a soft line break, up to the end of the field. */
function valueSpan(document: Document, from: number, explicit: boolean): Span[] {
  const { text, origin } = document.compact;
  let end = from;
  while (end < text.length) {
    const char = text[end]!;
    const rest = text.slice(end + 1);
    if (/[，,。；;:）)“”《]/.test(char)) break;
    if (/[（(]/.test(char)) {
      const close = /^[^（）()\n]{0,16}[）)]/.exec(rest);
      if (close === null || /电话|身份证|联系/.test(close[0])) break;
      end += close[0].length + 1;
      continue;
    }
    // Blanks before the next label end the field.
    if (end > from && origin[end]! - origin[end - 1]! > 1 && LABEL_AHEAD.test(text.slice(end, end + 16)))
      break;
    if (
      char === '\n' &&
      (NEXT_FIELD.test(rest) || SIGNATURE.test(rest) || SENTENCE.test(rest) || !ADDRESS_LIKE.test(rest))
    )
      break;
    if (
      /^(?:联系电话|联系方式|电话|手机|身份证|公民身份|邮编|邮政编码|职业|性别|民族|年龄|出生|学历|工作单位|籍贯|法定代表人|联系人|楼[上下]|门[前口]|附近|对面|隔壁|的|期间|时)/.test(
        text.slice(end),
      ) &&
      end > from
    )
      break;
    end += 1;
  }
  const value = text.slice(from, end);
  const likeAddress = /[省市区县镇乡村路街巷道号楼室院苑园庄屯弄里]/.test(value) && value.length >= 3;
  if (!likeAddress || /^(?:人|户|的|权|证|所|宿|地|址)/.test(value) || (!explicit && value.length > 60))
    return [];
  if (value.includes('*') && !/\d/.test(value)) return [];
  return [spanOf(document, from, from + value.trimEnd().length)];
}

/** Whether 住所, 地址 here is a natural person's, by the nearest subject before it. */
function isOfNaturalPerson(document: Document, at: number): boolean {
  const { partyKind } = document.options;
  if (AGENCY_AHEAD.test(document.compact.text.slice(Math.max(0, at - 160), at))) return false;
  // Behind an identity number in the same sentence stands the address of its bearer.
  if (/身份证[^。\n]{0,48}$/.test(document.compact.text.slice(Math.max(0, at - 60), at))) return true;
  const before = document.compact.text.slice(Math.max(0, at - 220), at);
  const subject = [...before.matchAll(SUBJECT)].at(-1);
  if (subject === undefined) return partyKind === 'natural-person';
  const name = subject[1]!;
  const tail = before.slice(subject.index);
  if (/统一社会信用代码|营业执照|注册号/.test(tail)) return false;
  if (/法定代表人|负责人/.test(subject[0])) return false;
  if (isOrganisation(name) || /公司|局$|办$/.test(name)) return false;
  return true;
}

function isSeatOfOrganisation(document: Document, start: number): boolean {
  const before = document.compact.text.slice(Math.max(0, start - 20), start);
  return /住所地?(?:[（(]住址[）)])?[:：]?$/.test(before) && !isOfNaturalPerson(document, start);
}

function spanOf(document: Document, start: number, end: number): Span {
  return {
    ...sourceRange(document.compact, start, end),
    class: 'home-address',
    rule: 'RED-01',
    replacement: '***',
  };
}
