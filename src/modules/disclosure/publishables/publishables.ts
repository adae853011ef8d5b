import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { redact, type Redaction, type RedactionOptions } from '../../../kernel/redaction/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { redactInThread } from '../../../platform/workers/index.js';
import type { PublishableKind } from '../rules/publishable-kinds.js';
import { redactionOf } from '../rules/case-persons.rules.js';
import { type PublicFields, publicFieldsOf } from '../rules/public-record.rules.js';
import { mayBePublished } from '../rules/publishable.rules.js';
import { DecisionsSource } from './decisions.source.js';
import { InspectionsSource } from './inspections.source.js';
import { LicencesSource } from './licences.source.js';
import type { Publishable, PublishableSource } from './publishable.js';
import { MeasuresSource } from './measures.source.js';

export interface Reading {
  readonly options: RedactionOptions;
  readonly redaction: Redaction;
  readonly fields: PublicFields;
}

/** What can be disclosed, wherever it was decided, and how its text reads to the redaction. */
@Injectable()
export class Publishables {
  /** A further kind is one more source. */
  readonly sources: readonly PublishableSource[];

  constructor(
    private readonly decisions: DecisionsSource,
    measures: MeasuresSource,
    licences: LicencesSource,
    inspections: InspectionsSource,
  ) {
    this.sources = [decisions, measures, licences, inspections];
  }

  /** Throws for a kind that nobody offers yet. */
  source(kind: PublishableKind): PublishableSource {
    const found = this.sources.find(({ kinds }) => kinds.includes(kind));
    if (!found) throw new Error(`nothing decides matters of the kind ${kind}`);
    return found;
  }

  /** Refuses `not-found`, also where the id is of another kind. Inside an act it reads through the transaction. */
  async get(kind: PublishableKind, id: string, tx?: EntityManager): Promise<Result<Publishable>> {
    const source = this.sources.find(({ kinds }) => kinds.includes(kind));
    const matter = (await source?.find(id, tx)) ?? null;
    return matter?.kind === kind ? ok(matter) : refuse('not-found');
  }

  /** The matter of a disclosure that is there already; one whose decision vanished would be a broken row. */
  async of(row: { kind: PublishableKind; decisionId: string }, tx?: EntityManager): Promise<Publishable> {
    const matter = await this.source(row.kind).find(row.decisionId, tx);
    if (!matter) throw new Error(`the decision ${row.decisionId} is gone`);
    return matter;
  }

  /** The decision of a case. Refuses `disclosure.no-decision`; who asks has seen the case. */
  async ofCase(caseId: string): Promise<Result<Publishable>> {
    const id = await this.decisions.ofCase(caseId);
    const matter = id === undefined ? null : await this.decisions.find(id);
    return matter ? ok(matter) : refuse('disclosure.no-decision', { next: '作出决定后再办理公示' });
  }

  /** How the words of its people are read, also in files that go with it. */
  async optionsOf(row: { kind: PublishableKind; decisionId: string }): Promise<RedactionOptions> {
    return this.optionsFor(await this.of(row));
  }

  /** Reads the text with the names of its people; refuses where RED-02 forbids publication. */
  async read(matter: Publishable): Promise<Result<Reading>> {
    const options = await this.optionsFor(matter);
    const redaction = await redactInThread(matter.text, options);
    const atTheAct = await redactInThread(matter.text, { ...options, decisionDay: matter.actEndedOn });
    const cause = await redactInThread(matter.cause, options);
    const may = mayBePublished({
      ...{ partyKind: matter.partyKind, party: matter.party },
      ...{ actEndedOn: matter.actEndedOn, decidedOn: matter.decidedOn },
      objections: [redaction.refuse, atTheAct.refuse, cause.refuse],
    });
    if (!may.ok) return may;
    return ok({ options, redaction, fields: shown(matter, options) });
  }

  private async optionsFor(matter: Publishable): Promise<RedactionOptions> {
    return redactionOf(await this.source(matter.kind).people(matter));
  }
}

/** The fields of a matter as the public would read them. */
export const shown = (matter: Publishable, options: RedactionOptions): PublicFields =>
  publicFieldsOf(matter.fields, (text) => redact(text, options).text);
