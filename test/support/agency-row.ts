import type { AgencyRow } from '../../src/modules/agencies/index.js';

/** A row that the database takes, for tests below the acts. */
export function agencyRow(id: string): AgencyRow {
  return {
    id,
    name: id,
    documentPrefix: '测',
    creditCode: '11370102004188888G',
    areaCode: '370102',
    parentId: null,
    capacity: 'own',
    capacityBasis: '测试',
    capacityFrom: '2021-07-15',
    capacityTo: null,
    fields: ['urban-management'],
    reconsiderationOrgan: '测',
    court: '测',
    createdAt: '2026-01-01T00:00:00.000Z',
  };
}
