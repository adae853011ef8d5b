import { Entity } from 'typeorm';
import { Id, InstantText } from './columns.js';

/** The one row by which a database and its evidence store know each other. */
@Entity('store_identity')
export class StoreIdentityRow {
  @Id() id: string;
  @InstantText() createdAt: string;
}
