/** The title of a statute, which names nobody. */
export const STATUTE = /《[^》\n]{1,60}(?:法|条例|规定|办法|细则|标准|规则|规范|准则|目录)》/g;

/** Titles of statutes and what is quoted from them: 《…》第…条…“…”. */
export function citationRanges(text: string): { start: number; end: number }[] {
  const pattern = /《[^》]{1,60}》(?:第[^，。；“]{1,30}[条款项][^。“\n]{0,14}[:：，]?“[^”]{0,600}”)?/g;
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
