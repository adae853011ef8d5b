import { type MediaProblem, PROBLEM_WORDS } from './media-facts.rules.js';

/** One recording with everything the rules judge. Moments are milliseconds of the true time, offsets applied. */
export interface RecordingFact {
  readonly id: string;
  readonly caseId: string;
  readonly stage: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly durationMs: number | null;
  /** What the file says of its making, with the same offset applied. */
  readonly madeAt: number | null;
  readonly problem: MediaProblem | null;
  readonly lateByHours: number | null;
  /** The device by the sender's word. */
  readonly deviceNumber: string | null;
  /** The same in the register; null when it is not there. `lacking`: REC-09, on the day of the recording. */
  readonly device: {
    readonly kind: 'body-camera' | 'monitoring';
    readonly lacking: readonly string[];
  } | null;
  /** Who had the device in hand at the beginning. */
  readonly holder: { readonly officerId: string; readonly officerName: string } | null;
  /** The officer named with the file; else the one who sent it. */
  readonly statedOfficerId: string | null;
  readonly senderOfficerId: string | null;
  readonly place: string | null;
  /** The latest review of this record of a monitoring device; null while there is none. */
  readonly recordReview: 'passed' | 'failed' | null;
}

export const RECORDING_FINDINGS = [
  'recording-gap',
  'recording-short',
  'recording-long',
  'recording-damaged',
  'recording-late',
  'recording-two-places',
  'recording-file-time',
  'device-unknown',
  'device-not-held',
  'device-unreviewed',
  'record-unreviewed',
] as const;
export type RecordingFindingKind = (typeof RECORDING_FINDINGS)[number];

export interface RecordingFinding {
  readonly evidenceId: string;
  readonly caseId: string;
  readonly kind: RecordingFindingKind;
  readonly ruleId: string;
  readonly text: string;
  /** The other recording that it takes to find it. */
  readonly otherId?: string;
}

/** REC-11, in the units of its row. */
export interface Tolerances {
  readonly gapSeconds: number;
  readonly newSceneMinutes: number;
  readonly spanSeconds: number;
  readonly fileTimeSeconds: number;
  readonly overlapSeconds: number;
}

const BEIJING_MS = 8 * 3_600_000;

/** What is to be asked about these recordings; the order is that of `recordings`, and of the kinds within one. */
export function recordingFindings(
  recordings: readonly RecordingFact[],
  tolerances: Tolerances,
): RecordingFinding[] {
  const gaps = gapsBefore(recordings, tolerances);
  const meetings = secondPlaces(recordings, tolerances);
  return recordings.flatMap((item) => [
    ...(gaps.get(item.id) ?? []),
    ...ofSpan(item, tolerances),
    ...ofFile(item, tolerances),
    ...(meetings.get(item.id) ?? []),
    ...ofDevice(item),
  ]);
}

const found = (
  item: RecordingFact,
  kind: RecordingFindingKind,
  ruleId: string,
  text: string,
  otherId?: string,
): RecordingFinding => ({
  evidenceId: item.id,
  caseId: item.caseId,
  kind,
  ruleId,
  text,
  ...(otherId !== undefined && { otherId }),
});

const lasting = (ms: number): string => {
  const seconds = Math.round(ms / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  return `${h ? `${h}小时` : ''}${m ? `${m}分` : ''}${s || (!h && !m) ? `${s}秒` : ''}`;
};

/** Time missing between one segment and the next of one device in one stage of one case. */
function gapsBefore(
  recordings: readonly RecordingFact[],
  { gapSeconds, newSceneMinutes }: Tolerances,
): Map<string, RecordingFinding[]> {
  const gaps = new Map<string, RecordingFinding[]>();
  const runs = new Map<string, RecordingFact[]>();
  for (const item of recordings) {
    if (item.deviceNumber === null || item.from === null || item.to === null) continue;
    const key = JSON.stringify([item.caseId, item.stage, item.deviceNumber]);
    runs.set(key, [...(runs.get(key) ?? []), item]);
  }
  for (const run of runs.values()) {
    run.sort((a, b) => a.from! - b.from!);
    let last = run[0]!;
    for (const item of run.slice(1)) {
      const gap = item.from! - last.to!;
      // A pause of hours is another visit, not a hole in this one.
      if (gap > gapSeconds * 1000 && gap < newSceneMinutes * 60_000)
        gaps.set(item.id, [
          found(item, 'recording-gap', 'REC-11', `与上一段之间中断${lasting(gap)}`, last.id),
        ]);
      if (item.to! > last.to!) last = item;
    }
  }
  return gaps;
}

/** The span that was declared against the length of what is there. */
function ofSpan(item: RecordingFact, { spanSeconds }: Tolerances): RecordingFinding[] {
  if (item.from === null || item.to === null || item.durationMs === null) return [];
  const missing = item.to - item.from - item.durationMs;
  const about = `申报时段${lasting(item.to - item.from)}，文件时长${lasting(item.durationMs)}`;
  if (missing > spanSeconds * 1000)
    return [found(item, 'recording-short', 'REC-11', `${about}，缺${lasting(missing)}`)];
  if (missing < -spanSeconds * 1000)
    return [found(item, 'recording-long', 'REC-11', `${about}，多${lasting(-missing)}`)];
  return [];
}

function ofFile(item: RecordingFact, { fileTimeSeconds }: Tolerances): RecordingFinding[] {
  const findings: RecordingFinding[] = [];
  if (item.problem) findings.push(found(item, 'recording-damaged', 'REC-11', PROBLEM_WORDS[item.problem]));
  if (item.lateByHours)
    findings.push(found(item, 'recording-late', 'REC-06', `音像记录迟传${item.lateByHours}小时`));
  const { madeAt, from } = item;
  if (madeAt === null || from === null) return findings;
  // Cameras stamp the beginning or the end, and many write Beijing time where UTC belongs.
  const ends = [from, item.to ?? from + (item.durationMs ?? 0)];
  const nearest = Math.min(
    ...ends.flatMap((end) => [Math.abs(madeAt - end), Math.abs(madeAt - BEIJING_MS - end)]),
  );
  if (nearest > fileTimeSeconds * 1000)
    findings.push(
      found(item, 'recording-file-time', 'REC-11', `文件自记时间与申报采集时间相差${lasting(nearest)}`),
    );
  return findings;
}

/** One officer recorded at two places at one time: another device, and another case or another stated place. */
function secondPlaces(
  recordings: readonly RecordingFact[],
  { overlapSeconds }: Tolerances,
): Map<string, RecordingFinding[]> {
  const meetings = new Map<string, RecordingFinding[]>();
  const byOfficer = new Map<string, RecordingFact[]>();
  for (const item of recordings) {
    const officer = item.holder?.officerId ?? item.statedOfficerId;
    if (!officer || item.from === null || item.to === null) continue;
    byOfficer.set(officer, [...(byOfficer.get(officer) ?? []), item]);
  }
  for (const items of byOfficer.values()) {
    items.sort((a, b) => a.from! - b.from!);
    items.forEach((item, i) => {
      for (const other of items.slice(i + 1)) {
        if (other.from! >= item.to!) break;
        const overlap = Math.min(item.to!, other.to!) - other.from!;
        if (overlap <= overlapSeconds * 1000 || !elsewhere(item, other)) continue;
        const text = (at: RecordingFact) =>
          `同一执法人员同一时间在另一处有记录，重叠${lasting(overlap)}${at.place ? `（${at.place}）` : ''}`;
        for (const [one, two] of [
          [item, other],
          [other, item],
        ] as const)
          meetings.set(one.id, [
            ...(meetings.get(one.id) ?? []),
            found(one, 'recording-two-places', 'REC-11', text(two), two.id),
          ]);
      }
    });
  }
  return meetings;
}

function elsewhere(a: RecordingFact, b: RecordingFact): boolean {
  const places = a.place !== null && b.place !== null && a.place !== b.place;
  return (a.deviceNumber !== b.deviceNumber && a.caseId !== b.caseId) || places;
}

function ofDevice(item: RecordingFact): RecordingFinding[] {
  const { deviceNumber, device, holder, from } = item;
  if (deviceNumber === null) return [];
  if (!device)
    return [found(item, 'device-unknown', 'REC-11', `设备登记中没有编号为“${deviceNumber}”的设备`)];
  if (device.kind === 'monitoring') {
    const findings: RecordingFinding[] = [];
    if (device.lacking.length > 0)
      findings.push(
        found(item, 'device-unreviewed', 'REC-09', `监控设备${device.lacking.join('、')}，记录不得作为证据`),
      );
    if (item.recordReview === null)
      findings.push(found(item, 'record-unreviewed', 'REC-09', '监控设备记录使用前须逐件审核，本件未经审核'));
    if (item.recordReview === 'failed')
      findings.push(found(item, 'record-unreviewed', 'REC-09', '本件审核未通过，不得作为证据'));
    return findings;
  }
  if (from === null) return [];
  if (!holder) return [found(item, 'device-not-held', 'REC-11', `采集时设备“${deviceNumber}”没有领用记录`)];
  const expected = item.statedOfficerId ?? item.senderOfficerId;
  if (expected !== null && expected !== holder.officerId)
    return [
      found(
        item,
        'device-not-held',
        'REC-11',
        `采集时设备由${holder.officerName}领用，不是${item.statedOfficerId ? '所记人员' : '上传人'}`,
      ),
    ];
  return [];
}
