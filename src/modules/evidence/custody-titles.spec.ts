import { PERMISSIONS } from '../../kernel/access/index.js';
import { custodyTitle } from './custody-titles.js';

describe('the custody report', () => {
  it('has a Chinese title for every act on an item', () => {
    const acts = Object.keys(PERMISSIONS).filter((name) => name.startsWith('evidence.'));
    const untitled = acts.filter((act) => act !== 'evidence.read' && custodyTitle(act) === act);
    expect(acts.length).toBeGreaterThan(20);
    expect(untitled).toEqual([]);
  });
});
