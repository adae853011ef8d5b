import { claimedTypeOf, sidecarFor } from './recording-files.rules.js';

it('a recording is known by the ending of its name; hidden files are none', () => {
  expect(claimedTypeOf('A.MP4')).toBe('video/mp4');
  expect(claimedTypeOf('现场.dav')).toBe('video/x-dav');
  for (const name of ['.a.mp4', 'a.txt', 'Thumbs.db', 'a', 'a.constructor'])
    expect(claimedTypeOf(name)).toBeUndefined();
});

it('the sidecar of the whole name goes before that of the stem, whatever the case of letters', () => {
  const names = ['a.mp4', 'a.xml', 'A.MP4.JSON', 'b.json'];
  expect(sidecarFor('a.mp4', names)).toEqual({ name: 'A.MP4.JSON', ending: 'json' });
  expect(sidecarFor('a.avi', names)).toEqual({ name: 'a.xml', ending: 'xml' });
  expect(sidecarFor('c.mp4', names)).toBeUndefined();
});
