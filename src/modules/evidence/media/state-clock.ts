import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { type Instant, instantOf } from '../../../kernel/time.js';
import { Devices } from '../../devices/index.js';
import { Acts } from '../../ledger/index.js';
import { EvidenceReader } from '../evidence-reader.js';
import { utc } from '../intake.js';
import { SettleCoverage } from './settle-coverage.js';
import { ClockOffsetRow } from './media.entities.js';

export interface ClockStatement {
  /** Milliseconds by which the clock was ahead of the true time; negative when it was behind. */
  offsetMs: number;
  saidBy: string;
  how: string;
  reason: string;
  comparedAt: Instant;
}

export interface Span {
  from?: Instant;
  to?: Instant;
}

/**
 * How far a clock was off, said by someone: appended, never rewritten; the times as recorded stay. Refuses
 * `evidence.compared-ahead` and `evidence.times-reversed`.
 */
@Injectable()
export class StateClock {
  constructor(
    private readonly acts: Acts,
    private readonly reader: EvidenceReader,
    private readonly devices: Devices,
    private readonly coverage: SettleCoverage,
  ) {}

  async onItem(actor: Actor, evidenceId: string, said: ClockStatement): Promise<Result<{ id: string }>> {
    const seen = await this.reader.seen(actor, evidenceId);
    if (!seen.ok) return seen;
    return this.state(actor, { agencyId: seen.value.agencyId, type: 'evidence', id: evidenceId }, said, {});
  }

  /** On every recording of the device that began within the span, by the device's own clock. */
  async onDevice(
    actor: Actor,
    deviceId: string,
    said: ClockStatement,
    span: Span,
  ): Promise<Result<{ id: string }>> {
    const seen = await this.devices.seen(actor, deviceId);
    if (!seen.ok) return seen;
    const { agencyId, number } = seen.value;
    return this.state(actor, { agencyId, type: 'device', id: deviceId }, said, span, number);
  }

  private state(
    actor: Actor,
    subject: { agencyId: string; type: 'evidence' | 'device'; id: string },
    said: ClockStatement,
    span: Span,
    number?: string,
  ): Promise<Result<{ id: string }>> {
    return this.acts.perform(actor, 'evidence.state-clock', subject, async (scene) => {
      const { offsetMs, saidBy, how, reason } = said;
      const comparedAt = instantOf(new Date(said.comparedAt));
      if (comparedAt > scene.now) return refuse('evidence.compared-ahead');
      const [spanFrom, spanTo] = [utc(span.from), utc(span.to)];
      if (spanFrom && spanTo && spanTo < spanFrom) return refuse('evidence.times-reversed');
      const id = scene.newId();
      await scene.tx.getRepository(ClockOffsetRow).insert({
        id,
        agencyId: subject.agencyId,
        evidenceId: subject.type === 'evidence' ? subject.id : null,
        deviceId: subject.type === 'device' ? subject.id : null,
        ...{ spanFrom, spanTo, offsetMs, saidBy, how, reason, comparedAt },
        recordedAt: scene.now,
        recordedBy: actor.userId,
        recordedByName: actor.name,
        entryId: scene.entryId,
      });
      if (number === undefined) await this.coverage.ofItem(scene, subject.id);
      else await this.coverage.ofDevice(scene, subject.agencyId, number);
      const detail = { id, spanFrom, spanTo, offsetMs, saidBy, how, reason, comparedAt };
      return ok({ value: { id }, detail });
    });
  }
}
