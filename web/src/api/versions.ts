/** A thing that its view gives a version: a case, a review, a disclosure, a request, a licence, an inspection, an officer, an account. */
export interface Versioned {
  id: string;
  version: number;
}

/** The version of a thing as the person had read it: what others changed meanwhile is not overwritten without a word. */
export const versionRead = ({ version }: Pick<Versioned, 'version'>) => ({ 'If-Match': `"${version}"` });

/** The subject of an act as the person had read it. */
export const asRead = (read: Versioned) => ({ params: { path: { id: read.id }, header: versionRead(read) } });
