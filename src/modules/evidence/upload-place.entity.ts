import { Entity, Index } from 'typeorm';
import { Bytes, Id, InstantText, Line, Ref } from '../../platform/database/index.js';

/** On which machine the bytes of an upload gather, from its beginning until it has ended. */
@Entity('upload_places')
@Index('ix_upload_places_node', ['nodeId', 'createdAt'])
@Index('ix_upload_places_owner', ['ownerId'])
@Index('ix_upload_places_case', ['caseId'])
export class UploadPlaceRow {
  /** The upload's id. */
  @Id() id: string;
  /** The user who began it. */
  @Ref() ownerId: string;
  /** Of the folder in which its bytes gather (`node.id`). */
  @Ref() nodeId: string;
  /** Where other machines reach that one; null when it has not said (NODE_ADDRESS). */
  @Line(200, { nullable: true }) nodeAddress: string | null;
  @InstantText() createdAt: string;
  /** The case it is for; null for those begun before quotas were counted. */
  @Ref({ nullable: true }) caseId: string | null;
  /** Declared length; null likewise. */
  @Bytes({ nullable: true }) bytes: number | null;
}
