import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PROJECT_ROOT } from '../../src/platform/config/index.js';

/** Words that once stood for something else in this project, and the plain term to use (CONTRIBUTING, Words). */
const FORBIDDEN: Readonly<Record<string, string>> = {
  door: 'index, entrance, public API',
  doors: 'index, entrance, public API',
  house: 'store, office, built-in',
  openness: 'proactive disclosure',
  pace: 'rate limit, throttle',
  said: 'fields, input, message',
  shelf: 'index, records',
  sitting: 'attempt',
  sittings: 'attempts',
  stranger: 'unknown sender, other agency',
  strangers: 'unknown senders',
  tidy: 'clean, normalise',
  told: 'notified, published, reported',
  wall: 'boundary',
  walls: 'boundaries',
};

/** Names that may not change: they are part of the interface, or give constraints of the database their names. */
const KEPT: readonly string[] = [
  'ExamSittingRow',
  'OpenSittingView',
  'SittingsController',
  'sittings.controller.ts',
  'OpennessController',
  'OpennessTextRow',
  'OpennessChangeRow',
  'OpennessTextInput',
  'OpennessChangeInput',
  'OpennessPublishedView',
  'OpennessChangeMadeView',
  'OpennessItemView',
  'OpennessView',
];

const wordsOf = (name: string): string[] =>
  name
    .split(/[^A-Za-z]+/)
    .flatMap((part) => part.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [])
    .map((word) => word.toLowerCase());

/** Sources of server, workspace and tests; a released migration keeps its name. */
const files = ['src', 'test', 'web/src'].flatMap((folder) =>
  readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('src/migrations') && !path.endsWith('.d.ts')),
);

/** Names declared at the top of a file. */
const declared = (path: string): string[] =>
  [
    ...readFileSync(join(PROJECT_ROOT, path), 'utf8').matchAll(
      /^(?:export )?(?:default )?(?:abstract )?(?:async )?(?:class|interface|type|enum|function\*?|const|let) (\w+)/gm,
    ),
  ].map((match) => match[1]!);

const faultsOf = (path: string, names: readonly string[]): string[] =>
  names
    .filter((name) => !KEPT.includes(name))
    .flatMap((name) =>
      wordsOf(name)
        .filter((word) => Object.hasOwn(FORBIDDEN, word))
        .map((word) => `${path}: ${name} (${word}: ${FORBIDDEN[word]})`),
    );

describe('words', () => {
  it('finds a forbidden word in a name of any case', () => {
    expect(faultsOf('x.ts', ['PublicShelf', 'public-shelf.ts', 'MOST_TOLD'])).toHaveLength(3);
    expect(faultsOf('x.ts', ['household', 'outdoor', 'ExamSittingRow'])).toEqual([]);
  });

  it('no file or folder bears a forbidden word', () => {
    const faults = files.flatMap((path) => faultsOf(path, [basename(path), ...path.split('/').slice(0, -1)]));
    expect(faults).toEqual([]);
  });

  it('nothing declared at the top of a file bears one', () => {
    expect(files.flatMap((path) => faultsOf(path, declared(path)))).toEqual([]);
  });

  it('every exception is still needed', () => {
    const names = new Set(files.flatMap((path) => [basename(path), ...declared(path)]));
    expect(KEPT.filter((name) => !names.has(name))).toEqual([]);
  });
});
