/** Boundaries between folders (ARCHITECTURE.md): a layer imports only those below it, and a module only the index.ts of another. */
const layers = [
  ['ledger', 'agencies', 'accounts', 'calendar'],
  ['publication', 'questions', 'security-log'],
  ['officers'],
  ['exams'],
  ['devices'],
  ['cases'],
  ['evidence', 'inspections'],
  ['training'],
  ['reviews'],
  ['legality'],
  ['licences'],
  ['disclosure'],
  ['exchange', 'proactive-disclosure'],
  ['supervision', 'statistics', 'deadlines', 'bundle'],
];
const above = (level) =>
  layers
    .slice(level + 1)
    .flat()
    .join('|');

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^src' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'kernel-imports-nothing-else',
      severity: 'error',
      from: { path: '^src/kernel', pathNot: 'spec|contract|fixtures' },
      to: { path: '^src/(?!kernel)' },
    },
    {
      name: 'kernel-is-pure',
      severity: 'error',
      from: { path: '^src/kernel', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm', 'core'], pathNot: '^crypto$|^node:crypto$' },
    },
    {
      name: 'platform-knows-no-business',
      severity: 'error',
      from: { path: '^src/platform' },
      to: { path: '^src/(modules|portal|demo)' },
    },
    {
      name: 'nothing-imports-the-portal',
      severity: 'error',
      from: { path: '^src/(kernel|platform|modules|demo)' },
      to: { path: '^src/portal' },
    },
    {
      name: 'modules-by-index-only',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/([^/]+)/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'] },
    },
    {
      name: 'other-folders-by-index-only',
      severity: 'error',
      from: { path: '^src/(portal|demo|[^/]+\\.ts)' },
      to: { path: '^src/modules/[^/]+/(?!index\\.ts)' },
    },
    ...layers.slice(0, -1).map((names, level) => ({
      name: `layer-${level + 2}-looks-down`,
      severity: 'error',
      from: { path: `^src/modules/(${names.join('|')})/` },
      to: { path: `^src/modules/(${above(level)})/` },
    })),
    {
      name: 'one-writer',
      comment: 'a write that is not an act could not be in the ledger',
      severity: 'error',
      from: { path: '^src/(modules|portal|demo)', pathNot: '^src/modules/ledger/' },
      to: { path: '^src/platform/database/databases\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    exclude: { path: '^(dist|web)' },
  },
};
