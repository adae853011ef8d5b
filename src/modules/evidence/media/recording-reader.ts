import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { type Instant, instantOf } from '../../../kernel/time.js';
import { CaseFiles } from '../../cases/index.js';
import { EvidenceRow } from '../evidence.entity.js';
import { MakeDerivatives } from './make-derivatives.js';
import { DerivativeFailureRow, DerivativeRow, type EvidenceMediaRow } from './media.entities.js';
import { type Known, RecordingFacts } from './recording-facts.js';
import { RecordingFindings } from './recording-findings.js';
import type {
  ClockView,
  MediaView,
  PlaybackView,
  ProposedTimesView,
  RecordingDeviceView,
  RecordingView,
} from './recording-views.js';
import { corrected } from './rules/clock.rules.js';
import { PROBLEM_WORDS } from './rules/media-facts.rules.js';
import { copiesOf, playsInBrowser } from './rules/playable.rules.js';

const LABELS = { playable: '播放副本（非原件）', poster: '封面图（非原件）' } as const;

/** What people are shown of a recording beyond its receipt. */
@Injectable()
export class RecordingReader {
  constructor(
    @InjectRepository(EvidenceRow) private readonly rows: Repository<EvidenceRow>,
    private readonly facts: RecordingFacts,
    private readonly findings: RecordingFindings,
    private readonly cases: CaseFiles,
    private readonly derivatives: MakeDerivatives,
  ) {}

  async view(row: EvidenceRow): Promise<RecordingView> {
    const known = (await this.facts.of([row]))[0]!;
    const file = await this.cases.get(row.caseId);
    const findings = file ? await this.findings.ofCases([file]) : [];
    const { imported, reviews } = known;
    return {
      media: known.media && mediaView(known.media),
      proposedTimes: proposedTimes(known),
      clock: clockView(known),
      device: deviceView(known),
      imported: imported && {
        sourceName: imported.sourceName,
        officerNumber: imported.officerNumber,
        officerId: imported.officerId,
        important: imported.important,
        place: imported.place,
        importedAt: imported.importedAt,
      },
      recordReviews: reviews.map(({ outcome, opinion, at, byName }) => ({ outcome, opinion, at, byName })),
      findings: findings.filter((finding) => finding.evidenceId === row.id),
      playback: await this.playback(row, known.media),
    };
  }

  async playback(row: EvidenceRow, media: EvidenceMediaRow | null): Promise<PlaybackView> {
    const { manager } = this.rows;
    const made = await manager.getRepository(DerivativeRow).findBy({ evidenceId: row.id });
    const failures = await manager
      .getRepository(DerivativeFailureRow)
      .find({ where: { evidenceId: row.id, kind: 'playable' }, order: { id: 'ASC' } });
    const has = (kind: 'playable' | 'poster') => made.some((copy) => copy.kind === kind);
    const [state, text] = this.stateOf(row, media, has('playable'), failures.at(-1)?.reason);
    return {
      state,
      text,
      playableUrl: state === 'original' || state === 'proxy' ? `/api/evidence/${row.id}/playable` : null,
      posterUrl: has('poster') ? `/api/evidence/${row.id}/poster` : null,
      derivatives: made.map(
        ({ id, kind, mediaType, bytes, sha256, sourceSha256, tool, parameters, madeAt }) => ({
          ...{
            id,
            kind,
            label: LABELS[kind],
            mediaType,
            bytes,
            sha256,
            sourceSha256,
            tool,
            parameters,
            madeAt,
          },
        }),
      ),
    };
  }

  private stateOf(
    row: EvidenceRow,
    media: EvidenceMediaRow | null,
    proxy: boolean,
    failure: string | undefined,
  ): [PlaybackView['state'], string | null] {
    if (proxy) return ['proxy', '浏览器不能播放原件，所播为转码副本，原件未动'];
    if (!media) return row.medium === 'text' ? ['none', null] : ['waiting', '正在读取媒体信息'];
    if (playsInBrowser(media)) return ['original', null];
    if (!copiesOf(media, row.medium, row.filename).playable)
      return ['none', media.problem && PROBLEM_WORDS[media.problem]];
    if (failure !== undefined) return ['failed', `播放副本制作失败：${failure}`];
    if (!this.derivatives.available)
      return ['unavailable', '浏览器不能播放此格式，本机没有安装 ffmpeg，不能制作播放副本；可下载原件查看'];
    return ['waiting', '正在制作播放副本'];
  }
}

function mediaView(row: EvidenceMediaRow): MediaView {
  const { id: _, agencyId: __, caseId: ___, entryId: ____, ...facts } = row;
  return { ...facts, problemText: row.problem && PROBLEM_WORDS[row.problem] };
}

/** Times of the file are proposed where the sender gave none; whoever takes them says so with a statement of his own. */
function proposedTimes({ row, media }: Known): ProposedTimesView | null {
  if (row.capturedFrom !== null || !media?.madeAt) return null;
  const from: Instant = media.madeAt;
  const to = media.durationMs === null ? null : instantOf(new Date(Date.parse(from) + media.durationMs));
  return { from, to };
}

function clockView({ row, statements, clock }: Known): ClockView {
  const truly = (at: string | null): string | null => (at && clock ? corrected(at, clock.offsetMs) : at);
  return {
    originalFrom: row.capturedFrom,
    originalTo: row.capturedTo,
    correctedFrom: truly(row.capturedFrom),
    correctedTo: truly(row.capturedTo),
    by: clock?.id ?? null,
    statements: statements.map((said) => ({
      id: said.id,
      on: said.evidenceId === null ? 'device' : 'item',
      offsetMs: said.offsetMs,
      saidBy: said.saidBy,
      how: said.how,
      reason: said.reason,
      comparedAt: said.comparedAt,
      spanFrom: said.spanFrom,
      spanTo: said.spanTo,
      recordedAt: said.recordedAt,
      recordedByName: said.recordedByName,
    })),
  };
}

function deviceView({ row, device, lacking, holder }: Known): RecordingDeviceView | null {
  if (row.deviceId === null) return null;
  return {
    number: row.deviceId,
    known: device !== null,
    id: device?.device.id ?? null,
    kind: device?.device.kind ?? null,
    model: device?.device.model ?? null,
    location: device?.device.location ?? null,
    lacking: [...lacking],
    holder: holder && {
      officerId: holder.officerId,
      officerName: holder.officerName,
      takenAt: holder.takenAt,
      returnedAt: holder.returnedAt,
    },
  };
}
