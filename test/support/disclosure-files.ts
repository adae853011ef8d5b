import { createHash } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import request, { type Response } from 'supertest';
import { ROLES, systemActor } from '../../src/kernel/access/index.js';
import { must } from '../../src/demo/office.js';
import { readFlatPdf, readFlatPng } from '../../src/kernel/pages/index.js';
import { SeedAccount } from '../../src/modules/accounts/index.js';
import { FileWork } from '../../src/modules/disclosure/index.js';
import { EvidenceStore } from '../../src/modules/evidence/index.js';
import { VerifyStore } from '../../src/verify-store.js';
import { ADULT, decidedCase } from './decided-case.js';
import { ANY_VERSION, type Office, PASSWORD } from './office.js';

export interface Box {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly class: string;
  readonly reason?: string;
}

export interface SeenFile {
  readonly id: string;
  readonly state: string;
  readonly title: string;
  readonly sha256: string;
  readonly boxesSha256: string;
  readonly boxes: readonly Box[];
  readonly result: { readonly sha256: string };
  readonly pages: readonly {
    readonly readable: string;
    readonly proposals: readonly (Omit<Box, 'page'> & { readonly text: string })[];
  }[];
}

/** What an office does with the files of a disclosure, over HTTP. */
export class DisclosureFilesOf {
  constructor(private readonly office: Office) {}

  /** A grown-up's decided case, assessed for publication. */
  async assessed(): Promise<{ caseId: string; id: string }> {
    const { id: caseId } = await decidedCase(this.office, ADULT);
    const discloser = await this.office.as('discloser1');
    const answer = await discloser
      .post(`/api/cases/${caseId}/disclosure-assessment`, { socialImpact: true, reason: '涉及公共道路' })
      .expect(200);
    return { caseId, id: answer.body.id };
  }

  async upload(
    id: string,
    bytes: Buffer,
    { title = '行政处罚决定书扫描件', name = 'a.bin', as = 'discloser1' } = {},
  ): Promise<Response> {
    return request(this.office.http)
      .post(`/api/disclosures/${id}/files/upload`)
      .set('Authorization', `Bearer ${await this.office.token(as)}`)
      .set(ANY_VERSION)
      .field('title', title)
      .attach('file', bytes, { filename: name, contentType: 'application/octet-stream' });
  }

  /** Added, and read to the end. */
  async added(id: string, bytes: Buffer, title?: string): Promise<SeenFile> {
    const answer = await this.upload(id, bytes, { ...(title && { title }) });
    expect(answer.body).toEqual({ id: expect.any(String) });
    return this.settled(answer.body.id);
  }

  async settled(fileId: string): Promise<SeenFile> {
    await this.office.app.get(FileWork).settled();
    const discloser = await this.office.as('discloser1');
    return (await discloser.get(`/api/disclosure-files/${fileId}`).expect(200)).body;
  }

  async plan(fileId: string, body: object, as = 'discloser1'): Promise<Response> {
    return request(this.office.http)
      .put(`/api/disclosure-files/${fileId}/plan`)
      .set('Authorization', `Bearer ${await this.office.token(as)}`)
      .set(ANY_VERSION)
      .send({ title: '行政处罚决定书扫描件', keep: [], seen: [], boxes: [], ...body });
  }

  /** Every page looked at, every proposal accepted, and made. */
  async accepted(file: SeenFile, more: readonly Box[] = []): Promise<SeenFile> {
    const seen = file.pages.map((_, i) => i + 1);
    const boxes = [...proposed(file), ...more];
    const answer = await this.plan(file.id, { boxes, seen, title: file.title });
    expect([answer.status, answer.body]).toEqual([204, {}]);
    return this.settled(file.id);
  }

  async released(id: string): Promise<{ path: string }> {
    await (await this.office.as('discloser1')).post(`/api/disclosures/${id}/preparation`).expect(200);
    return (await (await this.office.as('releaser1')).post(`/api/disclosures/${id}/release`).expect(200))
      .body;
  }

  async bytesAt(path: string): Promise<Buffer> {
    return (await this.office.anyone().get(path).buffer(true).parse(binary).expect(200)).body;
  }

  async findings(): Promise<string[]> {
    return (await this.office.app.get(VerifyStore).run()).lines;
  }

  async account(
    username: string,
    agencyId: string,
    roles: readonly ('discloser' | 'releaser')[],
  ): Promise<void> {
    const person = { agencyId, username, name: username, password: PASSWORD, roles: [...roles] };
    const { app, clock } = this.office;
    must(await app.get(SeedAccount).create(systemActor(agencyId, ROLES), person, clock.newId()));
  }

  /** A stored object as somebody with the disk in hand reads and writes it. */
  objectOf(id: string): { bytes: Buffer; write: (bytes: Buffer) => void } {
    const path = this.office.app.get(EvidenceStore).objects.pathOf!(id);
    const write = (bytes: Buffer): void => {
      chmodSync(path, 0o600);
      writeFileSync(path, bytes);
    };
    return { bytes: readFileSync(path), write };
  }
}

export const proposed = (file: SeenFile): Box[] =>
  file.pages.flatMap((page, i) =>
    page.proposals.map(({ x, y, width, height, class: kind }) => ({
      ...{ page: i + 1, x, y, width, height, class: kind },
    })),
  );

export const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

/** As they are, in both orders of UTF-16 and in its digits: of the bytes themselves and of every stream unpacked. */
export function expectNothingOf(bytes: Buffer, words: readonly string[]): void {
  const flat = readFlatPdf(bytes) ?? [readFlatPng(bytes)!];
  for (const reading of [bytes, ...flat.map((page) => inflateSync(page.packed))])
    for (const word of words) {
      const little = Buffer.from(word, 'utf16le');
      const big = Buffer.from(little).swap16();
      for (const form of [Buffer.from(word), little, big, Buffer.from(big.toString('hex').toUpperCase())])
        expect(reading.includes(form)).toBe(false);
    }
}

function binary(answer: Response, done: (error: Error | null, body: Buffer) => void): void {
  const parts: Buffer[] = [];
  const response = answer as unknown as NodeJS.ReadableStream;
  response.on('data', (part: Buffer) => parts.push(part));
  response.on('end', () => done(null, Buffer.concat(parts)));
}
