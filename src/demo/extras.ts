import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '../kernel/access/index.js';
import { instantOf } from '../kernel/time.js';
import { ActorOf } from '../modules/accounts/index.js';
import { CaseReader, type Stage } from '../modules/cases/index.js';
import {
  Assessments,
  DisclosureActs,
  PrepareDisclosure,
  ReleaseDisclosure,
  WithdrawDisclosure,
} from '../modules/disclosure/index.js';
import { EvidenceStore, ReceiveEvidence, SealEvidence } from '../modules/evidence/index.js';
import { PROJECT_ROOT } from '../platform/config/index.js';
import { Clock } from '../platform/time/index.js';
import { cameraOf } from './devices.js';
import { must } from './office.js';
import type { Disclosed, ScriptExtras } from './script.js';
import type { Timetable } from './timetable.js';

const MEDIA = join(PROJECT_ROOT, 'src/demo/media');
/** The demo's recordings with their length in seconds. */
const RECORDINGS = [5, 6, 7].map((seconds, i) => ({
  bytes: readFileSync(join(MEDIA, `recording-${i + 1}.mp4`)),
  seconds,
}));
const PHOTO = readFileSync(join(MEDIA, 'scene.jpg'));

/** An MP4 `free` box with a text: it makes each copy a recording of its own and disturbs no player. */
function freeBox(text: string): Buffer {
  const body = Buffer.from(text, 'utf8');
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write('free', 4, 'latin1');
  return Buffer.concat([head, body]);
}

/** What the demo's cases need from the modules above them: recordings and publication. */
export class DemoExtras implements ScriptExtras {
  private made = 0;
  /** Disclosure ids by case. */
  private readonly disclosures = new Map<string, string>();

  constructor(private readonly app: INestApplicationContext) {}

  async film(
    username: string,
    caseId: string,
    stage: Stage,
    span: { from: string; to: string },
    videos: number,
  ): Promise<void> {
    // The clips are a few seconds long: they lie one after the other at the end of the work they stand for.
    const clips = Array.from({ length: videos }, (_, i) => RECORDINGS[(this.made + i) % RECORDINGS.length]!);
    let from = Date.parse(span.to) - clips.reduce((sum, { seconds }) => sum + seconds * 1000, 0);
    for (const [i, clip] of clips.entries()) {
      const bytes = Buffer.concat([clip.bytes, freeBox(`${caseId} ${stage} ${i}`)]);
      const to = from + clip.seconds * 1000;
      await this.receive(
        username,
        caseId,
        stage,
        `${stage === 'service' ? '送达' : '现场'}记录仪${i + 1}.mp4`,
        'video/mp4',
        bytes,
        { from: instantOf(new Date(from)), to: instantOf(new Date(to)) },
      );
      from = to;
    }
    if (stage === 'investigation')
      await this.receive(
        username,
        caseId,
        stage,
        '现场照片.jpg',
        'image/jpeg',
        Buffer.concat([PHOTO, Buffer.from(caseId)]),
        { from: span.to, to: span.to },
      );
  }

  /** Waits until everything received has its second digest. */
  settled(): Promise<void> {
    return this.app.get(SealEvidence).settled();
  }

  /** Assessed, redacted and released by three persons within the seven working days, or late where the plan says so. */
  disclose(table: Timetable, { caseId, plan, decided }: Disclosed): void {
    const n = decided + (plan.publishedLate ? 9 : 3);
    table.on(n, '09:30', async () => {
      const input = { socialImpact: true, reason: '辖区群众关注，具有一定社会影响' };
      const assessed = must(
        await this.app.get(Assessments).ofCase(await this.person('discloser1'), caseId(), input),
      );
      this.disclosures.set(caseId(), assessed.id);
    });
    // A decision on a minor is assessed and then refused at the redaction (RED-02): it stays where it is.
    if (plan.course === 'minor') return;
    table
      .on(n, '10:00', async () => {
        const actor = await this.person('discloser1');
        const id = this.disclosures.get(caseId())!;
        must(await this.app.get(DisclosureActs).run(PrepareDisclosure, { actor, id, input: {} }));
      })
      .on(n + 1, '09:30', async () => {
        const actor = await this.person('releaser1');
        const id = this.disclosures.get(caseId())!;
        must(await this.app.get(DisclosureActs).run(ReleaseDisclosure, { actor, id, input: undefined }));
      });
  }

  withdraw(table: Timetable, { caseId, decided }: Disclosed): void {
    table.on(decided, '11:00', async () => {
      const actor = await this.person('releaser1');
      const id = this.disclosures.get(caseId())!;
      const input = { reason: '原行政处罚决定已被行政复议机关依法撤销，现撤回公示信息。' };
      must(await this.app.get(DisclosureActs).run(WithdrawDisclosure, { actor, id, input }));
    });
  }

  async owed(caseId: string): Promise<number> {
    return (
      must(await this.app.get(CaseReader).file(await this.person('leader1'), caseId)).account?.owedFen ?? 0
    );
  }

  private async receive(
    username: string,
    caseId: string,
    stage: Stage,
    filename: string,
    claimedType: string,
    bytes: Buffer,
    span: { from: string; to: string },
  ): Promise<void> {
    this.made += 1;
    const id = this.app.get(Clock).newId();
    const me = await this.person(username);
    const { staging } = this.app.get(EvidenceStore);
    const stagingPath = staging.pathOf(id);
    await writeFile(stagingPath, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const intake = {
      caseId,
      stage,
      filename,
      claimedType,
      capturedFrom: span.from,
      capturedTo: span.to,
      deviceId: cameraOf(username),
    };
    must(
      await this.app
        .get(ReceiveEvidence)
        .receive(me, intake, { id, sha256, bytes: bytes.length, stagingPath, origin: 'multipart' }),
    );
    await staging.remove(id);
  }

  private async person(username: string): Promise<Actor> {
    const actor = await this.app.get(ActorOf).username(username);
    if (!actor) throw new Error(`no account ${username}`);
    return actor;
  }
}
