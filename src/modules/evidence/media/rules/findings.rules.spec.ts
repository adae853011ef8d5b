import { recordingFindings, type RecordingFact, type Tolerances } from './findings.rules.js';

const TOLERANCES: Tolerances = {
  gapSeconds: 60,
  newSceneMinutes: 240,
  spanSeconds: 5,
  fileTimeSeconds: 300,
  overlapSeconds: 60,
};
const at = (time: string) => Date.parse(`2026-03-02T${time}Z`);
const CAMERA = { kind: 'body-camera', lacking: [] } as const;
const HELD = { officerId: 'o1', officerName: '甲' };

function recording(id: string, from: string, to: string, more: Partial<RecordingFact> = {}): RecordingFact {
  return {
    ...{ id, caseId: 'c1', stage: 'investigation', from: at(from), to: at(to) },
    durationMs: at(to) - at(from),
    ...{ madeAt: null, problem: null, lateByHours: 0, deviceNumber: 'BC1', device: CAMERA, holder: HELD },
    ...{ statedOfficerId: null, senderOfficerId: 'o1', place: null, recordReview: null },
    ...more,
  };
}
const kinds = (...items: RecordingFact[]) =>
  recordingFindings(items, TOLERANCES).map(({ evidenceId, kind }) => `${evidenceId} ${kind}`);

describe('REC-11: gaps between segments', () => {
  const first = recording('a', '01:00:00', '01:10:00');

  it('more than a minute between two segments of one device in one stage', () => {
    const found = recordingFindings([first, recording('b', '01:11:01', '01:20:00')], TOLERANCES);
    expect(found).toEqual([
      expect.objectContaining({
        evidenceId: 'b',
        kind: 'recording-gap',
        ruleId: 'REC-11',
        otherId: 'a',
        text: '与上一段之间中断1分1秒',
      }),
    ]);
    expect(kinds(first, recording('b', '01:11:00', '01:20:00'))).toEqual([]);
  });

  it('is none across stages, devices or cases, nor after hours', () => {
    expect(kinds(first, recording('b', '01:20:00', '01:30:00', { stage: 'service' }))).toEqual([]);
    expect(kinds(first, recording('b', '01:20:00', '01:30:00', { deviceNumber: 'BC2' }))).toEqual([]);
    expect(kinds(first, recording('b', '01:20:00', '01:30:00', { caseId: 'c2' }))).toEqual([]);
    expect(kinds(first, recording('b', '05:10:00', '05:30:00'))).toEqual([]);
    expect(kinds(first, recording('b', '05:09:59', '05:30:00'))).toEqual(['b recording-gap']);
  });

  it('is measured from the end that was reached, not from the segment before; order of arrival is no matter', () => {
    const long = recording('a', '01:00:00', '02:00:00');
    const within = recording('b', '01:10:00', '01:20:00');
    expect(kinds(recording('c', '02:00:30', '02:10:00'), within, long)).toEqual([]);
  });
});

describe('REC-11: the span that was declared', () => {
  it.each([
    [600_000, []],
    [595_000, []],
    [594_999, ['a recording-short']],
    [605_000, []],
    [605_001, ['a recording-long']],
  ])('ten minutes declared, %i ms there', (durationMs, expected) =>
    expect(kinds(recording('a', '01:00:00', '01:10:00', { durationMs }))).toEqual(expected),
  );

  it('is not judged where the length is not known', () => {
    expect(kinds(recording('a', '01:00:00', '01:10:00', { durationMs: null }))).toEqual([]);
  });
});

describe('the file’s own time', () => {
  it.each([
    ['its beginning', '01:04:59', []],
    ['its end', '01:14:00', []],
    ['Beijing time where UTC belongs', '09:00:00', []],
    ['anything else', '03:00:00', ['a recording-file-time']],
  ])('may be %s', (_, madeAt, expected) =>
    expect(kinds(recording('a', '01:00:00', '01:10:00', { madeAt: at(madeAt) }))).toEqual(expected),
  );
});

describe('a recording of its own', () => {
  it('REC-06: late, and damaged, by their words', () => {
    const late = recording('a', '01:00:00', '01:10:00', { lateByHours: 3, problem: 'no-index' });
    expect(recordingFindings([late], TOLERANCES).map(({ ruleId, text }) => [ruleId, text])).toEqual([
      ['REC-11', expect.stringContaining('moov')],
      ['REC-06', '音像记录迟传3小时'],
    ]);
  });
});

describe('one officer at two places at one time', () => {
  const here = recording('a', '01:00:00', '01:10:00');

  it('two devices in two cases: both recordings say so, each naming the other', () => {
    const there = recording('b', '01:05:00', '01:15:00', { caseId: 'c2', deviceNumber: 'BC2' });
    const found = recordingFindings([here, there], TOLERANCES);
    expect(found.map(({ evidenceId, kind, otherId }) => [evidenceId, kind, otherId])).toEqual([
      ['a', 'recording-two-places', 'b'],
      ['b', 'recording-two-places', 'a'],
    ]);
  });

  it('is none for two devices in one case, another officer, or a minute', () => {
    expect(kinds(here, recording('b', '01:05:00', '01:15:00', { deviceNumber: 'BC2' }))).toEqual([]);
    const other = { caseId: 'c2', deviceNumber: 'BC2' };
    const colleague = { ...other, holder: { officerId: 'o2', officerName: '乙' }, senderOfficerId: 'o2' };
    expect(kinds(here, recording('b', '01:05:00', '01:15:00', colleague))).toEqual([]);
    expect(kinds(here, recording('b', '01:09:00', '01:15:00', other))).toEqual([]);
  });

  it('another stated place suffices in one case; the officer named with the file counts where nobody held the device', () => {
    const north = recording('a', '01:00:00', '01:10:00', { place: '北' });
    const south = recording('b', '01:05:00', '01:15:00', { place: '南', deviceNumber: 'BC2' });
    expect(kinds(north, south)).toEqual(['a recording-two-places', 'b recording-two-places']);
    const stated = { holder: null, statedOfficerId: 'o1', deviceNumber: null, device: null };
    expect(kinds(here, recording('b', '01:05:00', '01:15:00', { ...stated, caseId: 'c2' }))).toEqual([
      'a recording-two-places',
      'b recording-two-places',
    ]);
  });
});

describe('the device', () => {
  const from = '01:00:00';
  const to = '01:10:00';

  it('that the register does not know is said to be unknown; none named is none asked', () => {
    expect(kinds(recording('a', from, to, { device: null, holder: null }))).toEqual(['a device-unknown']);
    expect(kinds(recording('a', from, to, { deviceNumber: null, device: null, holder: null }))).toEqual([]);
  });

  it('that nobody held, or another than who sent or is named with the file', () => {
    expect(kinds(recording('a', from, to, { holder: null }))).toEqual(['a device-not-held']);
    expect(kinds(recording('a', from, to, { senderOfficerId: 'o2' }))).toEqual(['a device-not-held']);
    expect(kinds(recording('a', from, to, { senderOfficerId: 'o2', statedOfficerId: 'o1' }))).toEqual([]);
    expect(kinds(recording('a', from, to, { statedOfficerId: 'o2' }))).toEqual(['a device-not-held']);
    expect(kinds(recording('a', from, to, { senderOfficerId: null }))).toEqual([]);
  });

  it('REC-09: a monitoring device without its reviews, and every record of one before its own', () => {
    const monitoring = (lacking: string[]) => ({ kind: 'monitoring', lacking }) as const;
    const bare = { device: monitoring(['未经法制审核']), holder: null };
    expect(kinds(recording('a', from, to, bare))).toEqual(['a device-unreviewed', 'a record-unreviewed']);
    const ready = { device: monitoring([]), holder: null };
    expect(kinds(recording('a', from, to, { ...ready, recordReview: 'failed' }))).toEqual([
      'a record-unreviewed',
    ]);
    expect(kinds(recording('a', from, to, { ...ready, recordReview: 'passed' }))).toEqual([]);
  });
});
