/** The text of a law, article by article. */
export interface Statute {
  /** As it is called after 中华人民共和国: 行政处罚法. */
  readonly name: string;
  readonly title: string;
  /** The day of the wording: the last day named above the text (passed, amended or in force); '' where none is. */
  readonly version: string;
  /** Paragraphs (款) by the number of the article; the items (项) of a paragraph are part of it. */
  readonly articles: ReadonlyMap<string, readonly string[]>;
}

const FULL = '中华人民共和国';
const DIGITS = '〇一二三四五六七八九';

/** 一百零三 → 103. NaN where the text is no numeral. */
function numeralOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  if (!/^[〇零一二三四五六七八九十百]+$/.test(text)) return NaN;
  let sum = 0;
  let digit = 0;
  for (const character of text.replace(/零/g, '〇')) {
    const unit = { 十: 10, 百: 100 }[character];
    if (unit === undefined) digit = DIGITS.indexOf(character);
    else {
      sum += (digit || 1) * unit;
      digit = 0;
    }
  }
  return sum + digit;
}

const ARTICLE = /^第([〇零一二三四五六七八九十百]+)条(?:之([一二三四五六七八九]))?\s+(.*)$/;
const ITEM = /^(?:（[一二三四五六七八九十]+）|\d+[.．、])/;

/** Reads a statute as it stands in `law/texts`: the title, the days of its wording, then its articles. Throws where the title or the articles are missing. */
export function readStatute(text: string): Statute {
  const [head = '', body = ''] = text.split('<!-- INFO END -->');
  const title = /^#\s+(.+)$/m.exec(head)?.[1]?.trim();
  const days = [...head.matchAll(/(\d{4})年(\d{1,2})月(\d{1,2})日/g)].map(
    ([, year, month, day]) => `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`,
  );
  const articles = new Map<string, string[]>();
  let paragraphs: string[] | undefined;
  for (const line of body.split(/\r?\n/).map((one) => one.trim())) {
    if (line.startsWith('#')) paragraphs = undefined;
    const article = ARTICLE.exec(line);
    if (article) {
      const number = String(numeralOf(article[1]!)) + (article[2] ? `-${numeralOf(article[2])}` : '');
      if (articles.has(number)) throw new Error(`${title}: article ${number} stands twice`);
      articles.set(number, (paragraphs = [article[3]!]));
    } else if (line && paragraphs && ITEM.test(line)) paragraphs[paragraphs.length - 1] += `\n${line}`;
    else if (line && paragraphs) paragraphs.push(line);
  }
  if (!title || articles.size === 0)
    throw new Error(`no statute: ${title ?? 'without a title'}, ${articles.size} articles`);
  const name = title.startsWith(FULL) ? title.slice(FULL.length) : title;
  return { name, title, version: days.sort().at(-1) ?? '', articles };
}

/** `42` is 第四十二条, `42.2` its second paragraph, `42-1` 第四十二条之一. */
export interface ArticleNumber {
  readonly article: string;
  readonly paragraph: number | undefined;
}

/** Reads `42`, `42.2`, `第四十二条`, `第四十二条第二款`; undefined for anything else. */
export function articleNumber(text: string): ArticleNumber | undefined {
  const plain = /^(\d{1,3}(?:-\d)?)(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (plain) return { article: plain[1]!, paragraph: plain[2] === undefined ? undefined : Number(plain[2]) };
  const words = /^第(.{1,6})条(?:之([一二三四五六七八九]))?(?:第(.{1,3})款)?$/.exec(text.trim());
  if (!words) return undefined;
  const number = numeralOf(words[1]!);
  const paragraph = words[3] === undefined ? undefined : numeralOf(words[3]);
  if (Number.isNaN(number) || Number.isNaN(paragraph ?? 0)) return undefined;
  return { article: String(number) + (words[2] ? `-${numeralOf(words[2])}` : ''), paragraph };
}

/** The statutes at hand, asked by name: with or without 中华人民共和国 and 《》. */
export class Statutes {
  private readonly byName = new Map<string, Statute>();

  constructor(statutes: readonly Statute[]) {
    for (const statute of statutes) {
      if (this.byName.has(statute.name)) throw new Error(`${statute.name} stands twice`);
      this.byName.set(statute.name, statute);
    }
  }

  get names(): string[] {
    return [...this.byName.keys()];
  }

  statute(law: string): Statute | undefined {
    const name = law.replace(/^《|》$/g, '');
    return this.byName.get(name.startsWith(FULL) ? name.slice(FULL.length) : name);
  }

  /** The text of an article, or of one of its paragraphs; undefined where law, article or paragraph does not exist. */
  article(law: string, number: string): string | undefined {
    const asked = articleNumber(number);
    const paragraphs = asked && this.statute(law)?.articles.get(asked.article);
    if (!paragraphs) return undefined;
    return asked.paragraph === undefined ? paragraphs.join('\n') : paragraphs[asked.paragraph - 1];
  }
}
