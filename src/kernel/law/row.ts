import type { DayKind, Period } from '../calendar/index.js';
import type { LegalDay } from '../time.js';

/** A title in the language of the counter and in English. */
export interface Title {
  readonly zh: string;
  readonly en: string;
}

/** T read in the statute's text · R read in a public notice · H, M, L general knowledge, high to low. */
export const CONFIDENCES = ['T', 'R', 'H', 'M', 'L'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export interface Basis {
  readonly law: string;
  readonly article: string;
  readonly confidence: Confidence;
}

/** Particulars of a guard: amounts in fen, counts, lists; keyed by what the guard asks for. */
export type Parameter = number | string | boolean | readonly Parameter[] | { readonly [key: string]: Parameter };
export type Parameters = Readonly<Record<string, Parameter>>;

interface RowBase {
  /** PUB-01, PEN-23b: stable, used by refusals, tests and screens. */
  readonly id: string;
  readonly title: Title;
  /** Who is bound: agency, officer, party, court ... */
  readonly bound: string;
  readonly basis: Basis;
  readonly effectiveFrom: LegalDay;
  /** Last day in force; absent while in force. */
  readonly effectiveTo?: LegalDay;
  /** The variant holds only in this field of enforcement. */
  readonly domain?: string;
  /** The variant holds only for this agency. */
  readonly agency?: string;
  /** A default an office may change; every M, L and local value is one. */
  readonly configurable: boolean;
  readonly params: Parameters;
  readonly note?: string;
}

/** A row with a length of time: `calculateDeadline` can count it. */
export interface LimitRow extends RowBase {
  readonly kind: 'limit';
  /** What starts the clock, in Chinese. */
  readonly trigger: string;
  readonly unit: LimitUnit;
  readonly period: Period;
  /** Codes of the reasons whose days this period leaves out; empty where it never stops. */
  readonly admits: readonly string[];
  /** The row whose period this one lengthens; its value is the whole length from the same trigger. */
  readonly extends?: string;
}

/** A row that says yes or no to an act; its numbers, if any, are `params`. */
export interface GuardRow extends RowBase {
  readonly kind: 'guard';
}

export type LawRow = LimitRow | GuardRow;

export const LIMIT_UNITS = ['day', 'hour', 'month', 'year', 'date'] as const;
export type LimitUnit = (typeof LIMIT_UNITS)[number];

export const UNIT_OF: Readonly<Record<DayKind, LimitUnit>> = {
  WD: 'day',
  ND: 'day',
  'ND!': 'day',
  HR: 'hour',
  MO: 'month',
  YR: 'year',
  FIX: 'date',
};

/** The rules of one place in one version. */
export interface LawPack {
  readonly id: string;
  readonly version: string;
  /** Administrative division code without trailing zero pairs: '' the nation, '37' a province, '3701' a city. */
  readonly place: string;
  readonly title: Title;
  /** Suspension reasons this pack names, code to Chinese word. */
  readonly suspensionReasons: Readonly<Record<string, string>>;
  readonly rows: readonly LawRow[];
}
