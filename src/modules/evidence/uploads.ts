import type { IncomingMessage, ServerResponse } from 'node:http';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import type { Actor, Permission } from '../../kernel/access/index.js';
import type { JsonObject } from '../../kernel/json.js';
import { ok, type Refusal, type Result } from '../../kernel/result.js';
import { Config } from '../../platform/config/index.js';
import { problemOf, requestIdOf } from '../../platform/http/index.js';
import { Jobs } from '../../platform/jobs/index.js';
import { ProgramLog, wordsOf } from '../../platform/logs/index.js';
import {
  type ReceivedBytes,
  relayRequest,
  sendReply,
  type TusContext,
  type TusHooks,
  TusServer,
  uploadIdOf,
  type UploadMetadata,
  type UploadRecord,
} from '../../platform/tus/index.js';
import { Clock } from '../../platform/time/index.js';
import { CaseFiles } from '../cases/index.js';
import { Acts, type Scene } from '../ledger/index.js';
import type { UnfinishedQuery } from './dto/evidence-inputs.js';
import type { UnfinishedUploadView } from './dto/evidence-views.js';
import { EvidenceStore } from './evidence-store.js';
import { intakeOf, nameDigest } from './intake.js';
import { KeptObjects } from './media/kept-objects.js';
import { ReceiveEvidence } from './receive-evidence.js';
import { caseTakesEvidence } from './rules/intake.rules.js';
import type { UploadPlaceRow } from './upload-place.entity.js';
import { UploadPlaces } from './upload-places.js';

export const UPLOADS_PATH = '/api/uploads';
const SWEEP_EVERY_MS = 60 * 60_000;
/** Names the machine a request was passed on to; one that has it is never passed on again. */
const RELAYED = 'x-upload-relayed';
/** Until an answer of a machine that is away is worth another try. */
const ELSEWHERE_RETRY_SECONDS = 30;

interface Sender extends TusContext {
  readonly actor: Actor;
}

/** The tus side of receiving: beginning, refusing and giving up an upload are acts too. */
@Injectable()
export class Uploads implements TusHooks<Sender>, BeforeApplicationShutdown {
  private readonly logger = new Logger('uploads');
  private readonly tus: TusServer<Sender>;

  constructor(
    private readonly acts: Acts,
    private readonly cases: CaseFiles,
    private readonly clock: Clock,
    private readonly receiving: ReceiveEvidence,
    private readonly store: EvidenceStore,
    private readonly kept: KeptObjects,
    private readonly places: UploadPlaces,
    private readonly log: ProgramLog,
    config: Config,
    jobs: Jobs,
  ) {
    // Each process has a staging folder of its own.
    jobs.register({ name: 'sweep-uploads', everyMs: SWEEP_EVERY_MS, alone: false, run: () => this.sweep() });
    this.tus = new TusServer<Sender>({
      path: UPLOADS_PATH,
      staging: store.staging,
      uploads: store.journal,
      hooks: this,
      backgroundDigests: store.backgroundDigests,
      now: () => new Date(clock.ms()),
      maxSize: config.maxUploadBytes,
      problemOf: (refusal) => ({ ...problemOf(refusal) }),
      onError: (error, response) => {
        const requestId = response && requestIdOf(response);
        this.log.event('error', 'uploads', wordsOf(error), { requestId });
      },
    });
  }

  /** Before the HTTP server closes: what running uploads have sent is flushed and acknowledged. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.tus.close();
  }

  /** Makes ready for the first upload: what digests starts with the program, and its memory is part of idle. */
  start(): void {
    this.tus.start();
    this.store.backgroundDigests.start();
  }

  /** Requests of uploads that are being taken now. */
  inProgress = 0;

  /** Answers a tus request, or has the machine answer on which the upload was begun. */
  async handle(actor: Actor, req: IncomingMessage, res: ServerResponse): Promise<void> {
    this.inProgress += 1;
    try {
      await this.answer(actor, req, res);
    } finally {
      this.inProgress -= 1;
    }
  }

  private async answer(actor: Actor, req: IncomingMessage, res: ServerResponse): Promise<void> {
    const id = uploadIdOf(req, UPLOADS_PATH);
    const here = !id || (await this.store.journal.find(id)) !== undefined;
    const place = here ? undefined : await this.places.elsewhere(id, actor);
    if (place) return this.relay(place, req, res);
    return this.tus.handle(req, res, { owner: actor.userId, actor });
  }

  /** Removes expired uploads and files that belong to none. */
  async sweep(): Promise<void> {
    try {
      const { expired, orphans } = await this.tus.sweep();
      if (expired + orphans > 0)
        this.logger.log(`swept ${expired} expired uploads, ${orphans} orphaned files`);
    } catch (error) {
      this.logger.error(`sweep: ${String(error)}`);
    }
  }

  /** What this person began and can go on with, from any browser; with marks, what a file picked again belongs to. */
  async unfinished(actor: Actor, query: UnfinishedQuery = {}): Promise<UnfinishedUploadView[]> {
    const now = this.clock.now();
    const records = await this.store.journal.listUnfinishedOf(actor.userId);
    return records
      .filter((record) => record.expiresAt > now)
      .map(viewOf)
      .filter((view) => belongs(view, query));
  }

  async onCreate({ actor }: Sender, metadata: UploadMetadata, length: number): Promise<Result<string>> {
    const intake = await intakeOf(metadata, this.clock.now());
    if (!intake.ok) return intake;
    const { caseId, stage, filename, sha256 } = intake.value;
    const file = await this.cases.seen(actor, caseId);
    if (!file.ok) return file;
    const open = caseTakesEvidence(file.value.state);
    if (!open.ok) return open;
    const id = this.clock.newId();
    const detail = {
      caseId,
      stage,
      bytes: length,
      nameSha256: nameDigest(filename),
      declaredSha256: sha256?.toLowerCase(),
    };
    const entered = await this.enter(
      actor,
      'evidence.upload',
      file.value.agencyId,
      id,
      detail,
      ({ tx, now }) => this.places.begin(tx, id, actor, { caseId, bytes: length, now }),
    );
    return entered.ok ? ok(id) : entered;
  }

  async onComplete({ actor }: Sender, upload: UploadRecord, received: ReceivedBytes): Promise<Result<void>> {
    const intake = await intakeOf(upload.metadata, this.clock.now());
    if (!intake.ok) return intake;
    const item = await this.receiving.receive(actor, intake.value, {
      ...received,
      id: upload.id,
      origin: 'tus',
      within: async ({ tx }) => {
        await this.places.end(tx, upload.id);
        return {};
      },
    });
    return item.ok ? ok() : item;
  }

  async onRefused({ actor }: Sender, upload: UploadRecord, { code, facts }: Refusal): Promise<void> {
    const detail = {
      code,
      bytes: upload.length,
      end: facts?.end as string | undefined,
      declaredSha256: String(facts?.declared),
      sha256: String(facts?.computed),
    };
    const agencyId = await this.agencyOf(upload, actor);
    await this.enter(actor, 'evidence.refuse', agencyId, upload.id, detail, this.ending(upload));
  }

  async onTerminate({ actor }: Sender, upload: UploadRecord): Promise<Result<void>> {
    const detail = { bytes: upload.length, offset: upload.offset };
    const agencyId = await this.agencyOf(upload, actor);
    return this.enter(actor, 'evidence.abandon', agencyId, upload.id, detail, this.ending(upload));
  }

  /** A crash between the object and its act leaves an object that nobody was promised. */
  async onSwept(id: string): Promise<void> {
    if ((await this.receiving.isReceived(id)) || (await this.kept.knows(id))) return;
    if (await this.store.objects.remove(id)) this.logger.warn(`swept the object of ${id}, never received`);
  }

  /** The tree in which the upload's beginning stands. */
  private async agencyOf(upload: UploadRecord, actor: Actor): Promise<string> {
    return (await this.cases.get(upload.metadata.caseId ?? ''))?.agencyId ?? actor.agencyId;
  }

  private ending({ id }: UploadRecord): (scene: Scene) => Promise<void> {
    return ({ tx }) => this.places.end(tx, id);
  }

  private async relay(
    place: UploadPlaceRow,
    req: IncomingMessage & { originalUrl?: string },
    res: ServerResponse,
  ): Promise<void> {
    const { nodeId, nodeAddress: origin } = place;
    const options = { path: req.originalUrl ?? req.url ?? '', headers: { [RELAYED]: nodeId } };
    const once = origin !== null && req.headers[RELAYED] === undefined;
    if (once && (await relayRequest(req, res, { origin, ...options }))) return;
    const headers = { 'Retry-After': ELSEWHERE_RETRY_SECONDS };
    const reply = { refusal: this.places.refusalOf(place), headers };
    sendReply(req, res, reply, (refusal) => ({ ...problemOf(refusal) }));
  }

  private enter(
    actor: Actor,
    act: Permission,
    agencyId: string,
    id: string,
    detail: JsonObject,
    within: (scene: Scene) => Promise<Result<void> | void>,
  ): Promise<Result<void>> {
    return this.acts.perform(actor, act, { agencyId, type: 'evidence', id }, async (scene) => {
      const may = await within(scene);
      if (may && !may.ok) return may;
      return ok({ value: undefined, detail });
    });
  }
}

function viewOf({ id, length, offset, metadata, createdAt, expiresAt }: UploadRecord): UnfinishedUploadView {
  const { filename = '', caseId = '', stage = '', headSha256, tailSha256 } = metadata;
  const marks = {
    headSha256: headSha256?.toLowerCase() ?? null,
    tailSha256: tailSha256?.toLowerCase() ?? null,
  };
  const url = `${UPLOADS_PATH}/${id}`;
  return { id, url, filename, caseId, stage, length, offset, ...marks, createdAt, expiresAt };
}

/** An upload of which nothing was declared is not known again: the same length alone proves nothing. */
function belongs(view: UnfinishedUploadView, query: UnfinishedQuery): boolean {
  const { caseId, stage, length, headSha256, tailSha256 } = query;
  return (
    (caseId ?? view.caseId) === view.caseId &&
    (stage ?? view.stage) === view.stage &&
    (length === undefined || Number(length) === view.length) &&
    (headSha256 === undefined || headSha256.toLowerCase() === view.headSha256) &&
    (tailSha256 === undefined || tailSha256.toLowerCase() === view.tailSha256)
  );
}
