// Jest's runtime without its sandbox: tests and program are loaded by Node itself, the program once per process and not
// once per file (ADR 0031). Everything else — order, limits, reports, workers — is Jest's.
import { existsSync } from 'node:fs';
import { createRequire, register, syncBuiltinESMExports } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { mapOf } from './compiled.mjs';

register('./hooks.mjs', import.meta.url);
const require = createRequire(import.meta.url);

const threads = require('node:worker_threads');
/** A thread of the program reads the sources as its process does. */
threads.Worker = class extends threads.Worker {
  constructor(file, options) {
    if (!(file instanceof URL) || existsSync(file)) super(file, options);
    else {
      const [hooks, source] = [import.meta.resolve('./hooks.mjs'), file.href.replace(/js$/, 'ts')];
      const code = `require('node:module').register('${hooks}'); import('${source}');`;
      super(code, { ...options, eval: true });
    }
  }
};

/** A process of the program likewise; its environment may be empty. */
const processes = require('node:child_process');
const { fork } = processes;
processes.fork = (file, args, options) => {
  if (!(file instanceof URL) || existsSync(file)) return fork(file, args, options);
  const code = `import { register } from 'node:module'; register('${import.meta.resolve('./hooks.mjs')}');`;
  const execArgv = [
    ...(options.execArgv ?? []),
    '--import',
    `data:text/javascript,${encodeURIComponent(code)}`,
  ];
  return fork(new URL(file.href.replace(/js$/, 'ts')), args, { ...options, execArgv });
};

/**
 * What Jest's own half opened for the file of tests that runs. Each storage that was ever entered costs every later
 * promise of the process, so it is closed with its file.
 */
const storages = new Set();
let loadingJest = false;
const hooks = require('node:async_hooks');
hooks.AsyncLocalStorage = class extends hooks.AsyncLocalStorage {
  constructor(...args) {
    super(...args);
    if (loadingJest) storages.add(this);
  }
};
syncBuiltinESMExports();

let loaded = 0;

/** Finds the map of a source when a stack asks for it: no list is kept of what Node has loaded. */
class SourceMaps extends Map {
  get(source) {
    const [file] = source.split('?');
    return mapOf(file.startsWith('file:') ? fileURLToPath(file) : file);
  }
}
const sourceMaps = new SourceMaps();

export default class NativeRuntime {
  unstable_shouldLoadAsEsm() {
    return true;
  }

  unstable_importModule(path) {
    loaded += 1;
    // A file of tests is read anew each time: to load it is to register its tests.
    return import(`${pathToFileURL(path).href}?${loaded}`);
  }

  requireModule(path) {
    return require(path);
  }

  /** Jest's own half inside the sandbox keeps its state in its module: one for each file of tests. */
  requireInternalModule(path) {
    delete require.cache[path];
    loadingJest = true;
    try {
      return createRequire(`${dirname(path)}/`)(path);
    } finally {
      loadingJest = false;
    }
  }

  setGlobalsForRuntime() {}

  getSourceMaps() {
    return sourceMaps;
  }

  getAllCoverageInfoCopy() {
    return undefined;
  }

  enterTestCode() {}

  leaveTestCode() {}

  teardown() {
    for (const storage of storages) storage.disable();
    storages.clear();
  }
}
