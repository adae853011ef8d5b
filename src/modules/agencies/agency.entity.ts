import { Entity } from 'typeorm';
import { Code, Id, InstantText, Json, LegalDayText, Line, Ref } from '../../platform/database/index.js';

/**
 * On what an agency's power to punish rests (行政处罚法 17, 20, 24): its own, entrusted by another agency in whose
 * name it acts, or handed down by the province to a town or sub-district.
 */
export const CAPACITIES = ['own', 'entrusted', 'empowered'] as const;
export type Capacity = (typeof CAPACITIES)[number];

@Entity('agencies')
export class AgencyRow {
  @Id() id: string;
  @Line(200) name: string;
  /** Stands in document numbers: 济历建街综执. */
  @Line(40) documentPrefix: string;
  /** 统一社会信用代码, 18 characters. */
  @Line(18) creditCode: string;
  /** GB/T 2260, six digits. */
  @Line(6) areaCode: string;
  @Ref({ nullable: true }) parentId: string | null;
  @Code(CAPACITIES) capacity: Capacity;
  /** Title of the published decision or entrustment the capacity rests on. */
  @Line(300) capacityBasis: string;
  @LegalDayText() capacityFrom: string;
  @LegalDayText({ nullable: true }) capacityTo: string | null;
  /** Fields of enforcement it may act in (权责清单). */
  @Json() fields: string[];
  /** The organ a party may turn to for reconsideration (复议机关), named in every decision. */
  @Line(200) reconsiderationOrgan: string;
  @Line(200) court: string;
  @InstantText() createdAt: string;
}
