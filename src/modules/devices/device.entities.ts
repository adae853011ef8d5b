import { Entity, Index } from 'typeorm';
import { Code, Id, InstantText, LegalDayText, Line, Prose, Ref } from '../../platform/database/index.js';

/** 执法记录仪 worn by an officer; 电子技术监控设备 fixed to a place, which 行政处罚法 第41条 binds to reviews and publication. */
export const DEVICE_KINDS = ['body-camera', 'monitoring'] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

export const DEVICE_STATES = ['in-service', 'out-of-service', 'retired'] as const;
export type DeviceState = (typeof DEVICE_STATES)[number];

export const DEVICE_REVIEWS = ['legal', 'technical'] as const;
export type DeviceReviewKind = (typeof DEVICE_REVIEWS)[number];

/** One device of an agency's register. Its number is what recordings name as their device. */
@Entity('devices')
@Index('ux_devices_number', ['agencyId', 'number'], { unique: true })
export class DeviceRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Code(DEVICE_KINDS) kind: DeviceKind;
  @Line(60) number: string;
  @Line(100) model: string;
  @Line(100) serial: string;
  /** Where a monitoring device stands; a body camera has no place. */
  @Line(300, { nullable: true }) location: string | null;
  @Code(DEVICE_STATES) state: DeviceState;
  @InstantText() createdAt: string;
}

/** 行政处罚法 第41条: one legal or technical review of a monitoring device. Written once. */
@Entity('device_reviews')
@Index('ix_device_reviews_device', ['deviceId'])
export class DeviceReviewRow {
  @Id() id: string;
  @Ref() deviceId: string;
  @Code(DEVICE_REVIEWS) kind: DeviceReviewKind;
  @Code(['passed', 'failed']) outcome: 'passed' | 'failed';
  @LegalDayText() reviewedOn: string;
  /** Person or body that reviewed. */
  @Line(100) reviewer: string;
  @Prose() document: string;
  @InstantText() recordedAt: string;
  @Ref() entryId: string;
}

/** 行政处罚法 第41条: the place of a monitoring device, made public. Written once; a new place is a new row. */
@Entity('device_publications')
@Index('ix_device_publications_device', ['deviceId'])
export class DevicePublicationRow {
  @Id() id: string;
  @Ref() deviceId: string;
  @Line(300) location: string;
  @LegalDayText() publishedOn: string;
  /** Where it was made public: the portal, a newspaper, a sign. */
  @Line(200) medium: string;
  @InstantText() recordedAt: string;
  @Ref() entryId: string;
}

/** One time a device was in one person's hands; open until it is returned. */
@Entity('device_handovers')
@Index('ix_device_handovers_device', ['deviceId', 'takenAt'])
@Index('ix_device_handovers_officer', ['officerId', 'takenAt'])
export class DeviceHandoverRow {
  @Id() id: string;
  @Ref() deviceId: string;
  @Ref() officerId: string;
  @Line(60) officerName: string;
  @InstantText() takenAt: string;
  @Ref() takenEntryId: string;
  @InstantText({ nullable: true }) returnedAt: string | null;
  @Ref({ nullable: true }) returnedEntryId: string | null;
}

export const DEVICE_ENTITIES = [DeviceRow, DeviceReviewRow, DevicePublicationRow, DeviceHandoverRow];
