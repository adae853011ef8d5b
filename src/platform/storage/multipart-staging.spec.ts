import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import multer from 'multer';
import request from 'supertest';
import { MultipartStaging, type StagedPart } from './multipart-staging.js';
import { StagingArea } from './staging-area.js';

const MAX = 1_000_000;
let root: string;
beforeEach(async () => void (root = await mkdtemp(join(tmpdir(), 'multipart-'))));
afterEach(() => rm(root, { recursive: true, force: true }));

async function app() {
  const storage = new MultipartStaging({
    staging: await StagingArea.at(root),
    newId: randomUUID,
    maxBytes: MAX,
  });
  const upload = multer({ storage, limits: { fileSize: MAX, files: 1 } });
  return express()
    .post('/', upload.single('file'), (req, res) => void res.json(req.file))
    .use(
      ((error, _req, res, _next) =>
        void res.status(413).json({ code: error.code })) as express.ErrorRequestHandler,
    );
}

describe('multipart parts in the staging area', () => {
  it('are stored whole under an id, digested, whatever the client called them', async () => {
    const content = randomBytes(MAX);
    const { body } = await request(await app())
      .post('/')
      .attach('file', content, '../../../etc/passwd');
    const part = body as StagedPart;
    expect(part).toMatchObject({ size: MAX, sha256: createHash('sha256').update(content).digest('hex') });
    expect(await readdir(root)).toEqual([part.stagingId]);
    expect((await readFile(part.path)).equals(content)).toBe(true);
  });

  it('leave nothing behind when they are over the limit', async () => {
    const reply = await request(await app())
      .post('/')
      .attach('file', randomBytes(MAX + 1), 'big.mp4');
    expect([reply.status, reply.body.code]).toEqual([413, 'LIMIT_FILE_SIZE']);
    expect(await readdir(root)).toEqual([]);
  });

  it('leave nothing behind when a second one is not allowed', async () => {
    const reply = await request(await app())
      .post('/')
      .attach('file', randomBytes(2000), 'a.jpg')
      .attach('file', randomBytes(2000), 'b.jpg');
    expect(reply.status).toBe(413);
    expect(await readdir(root)).toEqual([]);
  });
});
