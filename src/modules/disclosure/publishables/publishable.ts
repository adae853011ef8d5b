import type { EntityManager } from 'typeorm';
import type { LegalDay } from '../../../kernel/time.js';
import type { Party, PartyKind } from '../../cases/index.js';
import type { Scene } from '../../ledger/index.js';
import type { PublishableKind } from '../rules/publishable-kinds.js';
import type { PersonsOfCase } from '../rules/case-persons.rules.js';
import type { PublicFields } from '../rules/public-record.rules.js';

/** Something that an agency decided and the public may read: what it says, and the fields that may be told. */
export interface Publishable {
  readonly kind: PublishableKind;
  /** Of the decision in its own module. */
  readonly id: string;
  readonly agencyId: string;
  /** Absent where it stands in no case. */
  readonly caseId: string | null;
  /** By which place and field the law is asked. */
  readonly areaCode: string;
  readonly field: string;
  readonly partyKind: PartyKind;
  readonly party: Party;
  /** Day of the act that it answers; of a licence, of the decision (RED-02). */
  readonly actEndedOn: LegalDay;
  readonly decidedOn: LegalDay;
  readonly cause: string;
  /** The decision as served. */
  readonly text: string;
  readonly textSha256: string;
  /** Set aside, or found unlawful. */
  readonly annulledOn: LegalDay | null;
  /** The fields of this kind, by name, with nothing hidden yet. */
  readonly fields: PublicFields;
}

/** What a list shows. */
export interface PublishableHead {
  readonly kind: PublishableKind;
  readonly id: string;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly documentNumber: string;
  readonly cause: string;
  readonly party: string;
  readonly decidedOn: LegalDay;
  readonly publishBy: LegalDay;
  /** While it was set aside and its withdrawal is not entered. */
  readonly withdrawBy: LegalDay | null;
}

export interface PublishableClock {
  readonly ruleId: string;
  readonly due: LegalDay;
  readonly provisional: boolean;
  readonly stoppedOn: LegalDay | null;
}

/**
 * A module below that decides what the public may read. The disclosure asks it and writes down into it; it never asks
 * upwards. A further kind is one more source, named in `matters.ts`.
 */
export interface PublishableSource {
  readonly kinds: readonly PublishableKind[];
  /** Inside an act it reads through the transaction. */
  find(id: string, tx?: EntityManager): Promise<Publishable | null>;
  heads(ids: readonly string[]): Promise<PublishableHead[]>;
  /** Ids whose publication is due and not settled; the most urgent first. */
  waiting(agencyIds: readonly string[], take: number): Promise<string[]>;
  /** Ids that were set aside and whose withdrawal is not settled. */
  toWithdraw(agencyIds: readonly string[], take: number): Promise<string[]>;
  clocks(matter: Publishable): Promise<PublishableClock[]>;
  /** Last day of the publication. */
  publishBy(matter: Publishable, tx: EntityManager): Promise<LegalDay>;
  people(matter: Publishable): Promise<PersonsOfCase>;
  /** Assessed as not to be published: its clocks end. */
  keptPrivate(scene: Scene, matter: Publishable): Promise<void>;
  /** Judged anew, after a "no", as to be published. */
  reopened?(scene: Scene, matter: Publishable): Promise<void>;
  published(scene: Scene, matter: Publishable, detail: { slug: string; due: string }): Promise<void>;
  /** Answers the last day of the withdrawal, where one runs. */
  withdrawn(
    scene: Scene,
    matter: Publishable,
    detail: { slug: string; reason: string },
  ): Promise<LegalDay | null>;
}
