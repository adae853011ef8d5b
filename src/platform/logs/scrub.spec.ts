import { scrub } from './scrub.js';

describe('the last look at a line of the log', () => {
  it.each([
    ['invalid input: "110101199003078515"', 'invalid input: "[number]"'],
    ['invalid input: "11010119900307851X"', 'invalid input: "[number]"'],
    ['call 13800138000 now', 'call [number] now'],
    ['card 6222021234567890123', 'card [number]'],
    ['to someone@example.gov.cn', 'to [email]'],
    ['Authorization: Bearer abc.def-ghi', 'Authorization: Bearer [removed]'],
    ['postgres://office:secret@db:5432/x', 'postgres://office:[removed]@db:5432/x'],
    ['token Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE', 'token [removed]'],
  ])('removes %s', (line, left) => expect(scrub(line)).toBe(left));

  it.each([
    '{"time":"2026-11-23T01:02:03.000Z","ms":1234.5}',
    'evidence 0190f1d2-7c3a-7e55-8123-123456789012 is whole',
    'digest e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'at file:///srv/sanxiang/dist/app.js:12:34',
  ])('leaves %s', (line) => expect(scrub(line)).toBe(line));
});
