import type { EntityManager } from 'typeorm';
import type { Scene } from '../ledger/index.js';
import { CaseNumberRow } from './case.entities.js';

/** 文号: 济历建街综执罚决字〔2026〕第001号. One gapless series per agency, kind and year, drawn inside the act. */
export async function nextNumber(
  scene: Scene,
  agency: { id: string; documentPrefix: string },
  series: string,
): Promise<string> {
  const year = Number(scene.today.slice(0, 4));
  const serial = await nextSerial(scene.tx, scene, agency.id, series, year);
  return `${agency.documentPrefix}${series}字〔${year}〕第${String(serial).padStart(3, '0')}号`;
}

async function nextSerial(
  tx: EntityManager,
  scene: Scene,
  agencyId: string,
  series: string,
  year: number,
): Promise<number> {
  const rows = tx.getRepository(CaseNumberRow);
  const row = await rows.findOneBy({ agencyId, series, year });
  if (!row) {
    await rows.insert({ id: scene.newId(), agencyId, series, year, last: 1 });
    return 1;
  }
  await rows.update({ id: row.id }, { last: row.last + 1 });
  return row.last + 1;
}

/** 归档号: four digits of the year of filing and four of the serial (ARC-01). */
export async function nextArchiveNumber(scene: Scene, agencyId: string, year: number): Promise<string> {
  const serial = await nextSerial(scene.tx, scene, agencyId, '归档', year);
  return `${year}${String(serial).padStart(4, '0')}`;
}
