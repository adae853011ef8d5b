import { counted, finished, LONGEST_SILENCE } from './study.rules.js';

const unit = (before: number) => ({ counted: before, seconds: 600 });

describe('how far a unit was studied', () => {
  it('grows with the time that passed, and no faster', () => {
    expect(counted(unit(0), 30, 30)).toBe(30);
    expect(counted(unit(30), 45, 30)).toBe(45);
    expect(counted(unit(30), 90, 30)).toBe(60);
  });

  it('counts a jump to the end for nothing, however often it is reported', () => {
    expect(counted(unit(0), 600, 0)).toBe(0);
    let at = 0;
    for (let i = 0; i < 1000; i++) at = counted(unit(at), 600, 0.4);
    expect(at).toBe(0);
  });

  it('does not count the time a person was away', () => {
    expect(counted(unit(0), 600, 3600)).toBe(LONGEST_SILENCE);
  });

  it('never goes back, nor beyond the end', () => {
    expect(counted(unit(300), 10, 30)).toBe(300);
    expect(counted(unit(590), 10_000, 60)).toBe(600);
    expect(counted(unit(10), 20, -5)).toBe(10);
  });

  it('is finished at the end, or the moment before at which players stop', () => {
    expect(finished({ counted: 597, seconds: 600 })).toBe(false);
    expect(finished({ counted: 598, seconds: 600 })).toBe(true);
    expect(finished({ counted: 0, seconds: 1 })).toBe(false);
  });
});
