import { byParallelBrackets, listedWith } from './lists.js';

const none: ReadonlySet<string> = new Set();

describe('RED-01 whoever stands in a list of persons', () => {
  it.each([
    ['拖欠邰光明、仡徕阿弟、蒙阿桑的工资', ['邰光明', '蒙阿桑'], ['仡徕阿弟']],
    ['居民豆永红、汝俊杰、南国华反映', ['豆永红', '汝俊杰'], ['南国华']],
    ['致於小林、是海根死亡', ['於小林', '海根'], ['是海根']],
    ['豆永红、现场照片、汝俊杰', ['豆永红', '汝俊杰'], []],
    ['豆永红、汝俊杰的询问笔录', ['豆永红', '汝俊杰'], []],
  ])('reads %j', (text, known, found) => {
    expect(listedWith(text, new Set(known), none)).toEqual(found);
  });

  it('leaves a list alone in which an officer stands', () => {
    expect(listedWith('汤显、康有、纪昀到场', new Set(['汤显', '纪昀']), new Set(['纪昀']))).toEqual([]);
  });

  it('reads names that are words where particulars of one kind stand behind each', () => {
    const text = '人员中，敦煌（证书编号：1）、及时雨（证书编号：2）系伪造';
    expect(byParallelBrackets(text)).toEqual(['敦煌', '及时雨']);
    expect(byParallelBrackets('提交材料（证书编号：1）一份')).toEqual([]);
  });
});
