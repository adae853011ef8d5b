import type { CaseFile } from '../../api/client';
export function ActDrawer(_: { file: CaseFile; act: string; stage?: string; onClose: () => void }) {
  return null;
}
