import { ok, refuse, type Result } from '../result.js';
import type { LegalDay } from '../time.js';
import type { LawPack, LawRow } from './row.js';

/** When, where and in which field a rule is asked for; the law of that day answers. */
export interface LawQuery {
  readonly on: LegalDay;
  /** Administrative division code, 2 to 12 digits ('370102'); absent: the national layer alone. */
  readonly place?: string;
  /** Field of enforcement ('market-regulation'). */
  readonly domain?: string;
  readonly agency?: string;
}

/** The layer that answered. */
export interface Layer {
  readonly pack: string;
  readonly version: string;
  readonly place: string;
  readonly domain?: string;
  readonly agency?: string;
}

export interface FoundRule<Row extends LawRow = LawRow> {
  readonly row: Row;
  readonly layer: Layer;
}

interface Entry extends FoundRule {
  /** Agency over domain over place, then the smaller place over the larger. */
  readonly rank: number;
}

/** All packs together; answers which row holds on a day, in a place, in a field. Immutable. */
export class LawBook {
  private readonly byId = new Map<string, Entry[]>();
  private readonly reasons = new Map<string, string>();

  constructor(private readonly packs: readonly LawPack[]) {
    for (const pack of packs) {
      for (const row of pack.rows) this.add(pack, row);
      for (const [code, word] of Object.entries(pack.suspensionReasons)) this.reasons.set(code, word);
    }
    for (const entries of this.byId.values()) entries.sort((a, b) => b.rank - a.rank);
  }

  /** True when any pack has the row, in force or not. */
  has(id: string): boolean {
    return this.byId.has(id);
  }

  ids(): readonly string[] {
    return [...this.byId.keys()].sort();
  }

  /**
   * The row of the most specific layer: agency, domain, district, city, province, nation.
   * Refuses `law.unknown-rule` when no layer has it in force that day.
   */
  rule(id: string, ask: LawQuery): Result<FoundRule> {
    const entries = this.byId.get(id);
    if (!entries) return refuse('law.unknown-rule', { detail: `没有编号为“${id}”的规则` });
    const found = entries.find((entry) => applies(entry, ask));
    if (found) return ok({ row: found.row, layer: found.layer });
    return refuse('law.unknown-rule', { ruleId: id, detail: `规则${id}在${ask.on}没有有效的规定` });
  }

  /** The code of a suspension reason given as code or Chinese word; undefined when no pack names it. */
  suspensionReason(text: string): { readonly code: string; readonly zh: string } | undefined {
    for (const [code, zh] of this.reasons) if (text === code || text === zh) return { code, zh };
    return undefined;
  }

  /** Packs that speak for a place with their versions, largest first: `cn@2026.1+cn-37@2026.1`. */
  packVersion(place = ''): string {
    return this.packs
      .filter((pack) => place.startsWith(pack.place))
      .sort((a, b) => a.place.length - b.place.length)
      .map((pack) => `${pack.id}@${pack.version}`)
      .join('+');
  }

  /** Faults between packs: an admitted reason or an extended row that no pack has. */
  danglingReferences(): readonly string[] {
    const entries = [...this.byId.values()].flat();
    return entries.flatMap(({ row, layer }) => {
      if (row.kind !== 'limit') return [];
      const reasons = row.admits.filter((code) => !this.reasons.has(code));
      const missing = row.extends !== undefined && !this.has(row.extends) ? [row.extends] : [];
      return [...reasons, ...missing].map((word) => `${layer.pack}: ${row.id} refers to unknown ${word}`);
    });
  }

  private add(pack: LawPack, row: LawRow): void {
    const layer: Layer = {
      pack: pack.id,
      version: pack.version,
      place: pack.place,
      ...(row.domain !== undefined && { domain: row.domain }),
      ...(row.agency !== undefined && { agency: row.agency }),
    };
    const rank = (row.agency ? 200 : 0) + (row.domain ? 100 : 0) + pack.place.length;
    const entries = this.byId.get(row.id);
    if (entries) entries.push({ row, layer, rank });
    else this.byId.set(row.id, [{ row, layer, rank }]);
  }
}

function applies({ row, layer }: Entry, ask: LawQuery): boolean {
  return (
    (ask.place ?? '').startsWith(layer.place) &&
    (row.domain === undefined || row.domain === ask.domain) &&
    (row.agency === undefined || row.agency === ask.agency) &&
    row.effectiveFrom <= ask.on &&
    (row.effectiveTo === undefined || ask.on <= row.effectiveTo)
  );
}

/** The article as people cite it: 《行政处罚法》第六十条. */
export function citation(row: LawRow): string {
  return `${row.basis.law}${row.basis.article}`;
}
