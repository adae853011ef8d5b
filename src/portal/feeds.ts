import { PUBLISHABLE_TITLES, type PublicRecordRow, type RecordAddress } from '../modules/disclosure/index.js';
import { type Html, markup } from './html.js';
import { penaltyName, recordPath } from './open-record.js';

/** How many addresses one part of the sitemap holds at most; the protocol allows fifty thousand. */
export const SITEMAP_PART = 10_000;
const PAGES = [
  ...['/portal', '/portal/disclosures', '/portal/statistics', '/portal/requests', '/verify'],
  ...['/portal/devices', '/portal/review-catalogue', '/portal/deadlines'],
];
const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Signs that XML does not know are dropped, whatever a record holds. */
const plain = (text: string | null): string =>
  (text ?? '').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');

const whole = (body: Html): string => XML + body.markup;

/** Midnight in China of a legal day. */
const moment = (day: string | null): string => `${day}T00:00:00+08:00`;

/** Atom (RFC 4287) of what was published last; what was corrected since is newer. */
export function atomOf(origin: string, rows: readonly PublicRecordRow[], today: string): string {
  const changed = (row: PublicRecordRow) => row.correctedOn ?? row.publishedOn;
  const newest = rows.map(changed).sort().at(-1) ?? today;
  const self = `${origin}/portal/feed.atom`;
  return whole(markup`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<id>${self}</id>
<title>行政执法决定公示</title>
<updated>${moment(newest)}</updated>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="alternate" type="text/html" href="${origin}/portal/disclosures"/>
${rows.map((row) => {
  const address = origin + recordPath(row.slug);
  const kinds = (row.penaltyKinds ?? []).map(penaltyName).join('；');
  return markup`<entry>
<id>${address}</id>
<title>${plain(row.title)}</title>
<link rel="alternate" type="text/html" href="${address}"/>
<published>${moment(row.publishedOn)}</published>
<updated>${moment(changed(row))}</updated>
<author><name>${plain(row.agencyName)}</name></author>
<category term="${PUBLISHABLE_TITLES[row.kind]}"/>
${
  kinds &&
  markup`<category term="${kinds}"/>
`
}
<summary>${plain(row.documentNumber)}　${plain(row.outcome)}</summary>
</entry>
`;
})}</feed>
`);
}

/** The parts of the sitemap: the pages that always are, then the records by the order in which they became public. */
export function sitemapIndexOf(origin: string, highest: number): string {
  const parts = Array.from({ length: Math.ceil(highest / SITEMAP_PART) + 1 }, (_, i) => i);
  return whole(markup`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${parts.map((part) => markup`<sitemap><loc>${origin}/portal/sitemap-${part}.xml</loc></sitemap>\n`)}</sitemapindex>
`);
}

export function pagesSitemapOf(origin: string): string {
  return urlset(PAGES.map((path) => markup`<url><loc>${origin}${path}</loc></url>\n`));
}

export function sitemapOf(origin: string, rows: readonly RecordAddress[]): string {
  return urlset(
    rows.map(
      ({ slug, changedOn }) =>
        markup`<url><loc>${origin}${recordPath(slug)}</loc><lastmod>${changedOn}</lastmod></url>\n`,
    ),
  );
}

const urlset = (urls: readonly Html[]): string =>
  whole(markup`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls}</urlset>\n`);

/** What open data there is, for catalogues of data (DCAT 3 as JSON-LD). */
export function catalogueOf(
  origin: string,
  terms: string,
  publishers: readonly string[],
  modified: string | null,
) {
  const file = (id: string, title: string, path: string, mediaType: string) => ({
    '@id': `${origin}/portal/catalog.jsonld#${id}`,
    '@type': 'dcat:Distribution',
    'dct:title': { '@language': 'zh', '@value': title },
    'dcat:accessURL': { '@id': origin + path },
    'dcat:downloadURL': { '@id': origin + path },
    'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${mediaType}` },
    'dct:rights': { '@language': 'zh', '@value': terms },
  });
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@id': `${origin}/portal/catalog.jsonld`,
    '@type': 'dcat:Catalog',
    'dct:title': { '@language': 'zh', '@value': '行政执法信息公示平台开放数据' },
    'dct:language': 'zh',
    'foaf:homepage': { '@id': `${origin}/portal` },
    'dcat:dataset': [
      {
        '@id': `${origin}/portal/catalog.jsonld#disclosures`,
        '@type': 'dcat:Dataset',
        'dct:title': { '@language': 'zh', '@value': '行政执法决定公示信息' },
        'dct:description': {
          '@language': 'zh',
          '@value':
            '本平台正在公示的行政处罚、不予行政处罚、行政强制措施、行政许可等决定，个人信息已依法隐去；撤回、公示期满和提前停止公示的不在其中。',
        },
        'dcat:keyword': Object.values(PUBLISHABLE_TITLES).map((value) => ({
          '@language': 'zh',
          '@value': value,
        })),
        'dct:publisher': publishers.map((name) => ({ '@type': 'foaf:Agent', 'foaf:name': name })),
        'dct:rights': { '@language': 'zh', '@value': terms },
        'dct:accrualPeriodicity': {
          '@id': 'http://publications.europa.eu/resource/authority/frequency/CONT',
        },
        ...(modified && { 'dct:modified': { '@type': 'xsd:date', '@value': modified } }),
        'dcat:landingPage': { '@id': `${origin}/portal/disclosures` },
        'dcat:distribution': [
          file('csv', 'CSV，全部公示信息', '/portal/disclosures.csv', 'text/csv'),
          file('json', 'JSON，分页，含公开文本', '/portal/disclosures.json', 'application/json'),
          file('atom', 'Atom，最新五十条', '/portal/feed.atom', 'application/atom+xml'),
        ],
      },
    ],
  };
}
