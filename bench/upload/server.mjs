/** One upload server in its own process: `node server.mjs ours|peer FOLDER`; prints its port, answers `rss`. */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';

const [kind, folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

async function ours() {
  const { StagingArea } = await import('../../dist/platform/storage/index.js');
  const { InMemoryUploadRegistry, TusServer } = await import('../../dist/platform/tus/index.js');
  const tus = new TusServer({
    path: '/files',
    staging: await StagingArea.at(folder),
    uploads: new InMemoryUploadRegistry(),
    hooks: {
      onCreate: async () => ({ ok: true, value: randomUUID() }),
      onComplete: async () => ({ ok: true }),
      onRefused: async () => {},
      onTerminate: async () => ({ ok: true }),
      onSwept: async () => {},
    },
    now: () => new Date(),
    maxSize: 2 ** 40,
    onError: (error) => console.error(error),
  });
  return (req, res) => tus.handle(req, res, { owner: 'bench' });
}

async function peer() {
  const { Server } = await import('@tus/server');
  const { FileStore } = await import('@tus/file-store');
  const server = new Server({ path: '/files', datastore: new FileStore({ directory: folder }) });
  return (req, res) => server.handle(req, res);
}

const server = createServer(kind === 'ours' ? await ours() : await peer());
server.requestTimeout = 0;
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', () => process.send({ rss: process.memoryUsage().rss }));
