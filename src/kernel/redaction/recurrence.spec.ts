import { byRecurrence } from './recurrence.js';

describe('RED-01 names that nothing announces but that stand twice', () => {
  it.each([
    ['因邻桌犹国才敬酒发生口角，将犹国才打伤，伤者犹国才的陈述', ['犹国才']],
    ['因邻桌犹国才敬酒发生口角', []],
    ['前往芝罘区检查，位于芝罘区，属芝罘区', []],
    ['由犹国才餐馆承办，到犹国才餐馆，在犹国才处', []],
  ])('reads %j', (text, names) => {
    expect(byRecurrence(text)).toEqual(names);
  });
});
