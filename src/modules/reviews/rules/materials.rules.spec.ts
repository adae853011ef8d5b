import { materialsComplete, requiredMaterials } from './materials.rules.js';

const ROW = {
  base: ['送审说明', '证据材料'],
  when: { hearing: [['听证笔录', '听证终止记录'], '听证报告'], appraisal: [['鉴定意见', '评估报告']] },
};
const missing = (conditions: ('hearing' | 'appraisal')[], listed: string[], filed: string[] = []) => {
  const complete = materialsComplete(requiredMaterials(ROW, conditions), listed, filed);
  return complete.ok ? [] : complete.refusal.facts?.missing;
};

describe('the materials of a submission (REV-07)', () => {
  it('are the base list where the case has nothing special', () => {
    expect(missing([], ['送审说明', '证据材料'])).toEqual([]);
    expect(missing([], ['证据材料'])).toEqual(['送审说明']);
  });

  it('grow with what the case has in it, and those that lack are named, alternatives together', () => {
    expect(missing(['hearing', 'appraisal'], ['送审说明', '证据材料'])).toEqual([
      '听证笔录或者听证终止记录',
      '听证报告',
      '鉴定意见或者评估报告',
    ]);
  });

  it('are there when listed or when a document of the file; one of several is enough', () => {
    expect(missing(['hearing'], ['送审说明', '证据材料', '听证报告'], ['听证终止记录'])).toEqual([]);
  });
});
