import { recordMatrix } from './record-matrix.rules.js';
import type { CaseState } from './procedure.js';
import { STAGE_CODES, type Stage } from './vocabulary.js';

type Facts = Parameters<typeof recordMatrix>[0];

const matrix = (changes: Partial<Facts> = {}) => {
  const cells = recordMatrix({
    state: 'investigating',
    procedure: 'ordinary',
    reviewRequired: true,
    documents: [],
    evidence: [],
    reasons: [],
    ...changes,
  });
  return (stage: Stage) => cells.find((cell) => cell.stage === stage)!;
};
const status = (stage: Stage, changes: Partial<Facts>) => matrix(changes)(stage).status;
const text = (stage: string) => ({ stage, medium: 'text' as const });
const video = (stage: string) => ({ stage, medium: 'video' as const });

describe('the stages against their records (REC-01, REC-03)', () => {
  it('are the six of the statute in their order', () => {
    expect(STAGE_CODES).toEqual([
      'initiation',
      'investigation',
      'review',
      'decision',
      'service',
      'execution',
    ]);
  });

  it('counts each medium of a stage, and the documents acts left as text', () => {
    const cell = matrix({
      documents: [{ stage: 'investigation' }, { stage: 'initiation' }],
      evidence: [
        text('investigation'),
        video('investigation'),
        video('investigation'),
        { stage: 'investigation', medium: 'photo' },
        { stage: 'investigation', medium: 'audio' },
        { stage: 'investigation', medium: 'other' },
        video('service'),
      ],
    })('investigation');
    expect(cell).toMatchObject({ text: 2, photo: 1, audio: 1, video: 2, status: 'recorded' });
  });

  it.each([
    ['initiation', 'lead', undefined],
    ['investigation', 'investigating', 'filing-requested'],
    ['review', 'concluded', 'investigating'],
    ['decision', 'notified', 'concluded'],
    ['service', 'decided', 'notified'],
    ['execution', 'served', 'decided'],
  ] as [Stage, CaseState, CaseState | undefined][])(
    'lack the record of %s once the case is %s, and cannot before',
    (stage, reached, before) => {
      expect(status(stage, { state: reached })).toBe('missing');
      expect(status(stage, { state: 'archived' })).toBe('missing');
      if (before) expect(status(stage, { state: before })).toBe('not-reached');
    },
  );

  it.each(['investigation', 'service'] as const)(
    'REC-03: %s needs sound or pictures beside the text',
    (stage) => {
      const state = 'archived';
      const documents = [{ stage }];
      expect(status(stage, { state, documents })).toBe('missing');
      expect(status(stage, { state, documents, evidence: [video(stage)] })).toBe('recorded');
      expect(status(stage, { state, documents, evidence: [{ stage, medium: 'photo' }] })).toBe('recorded');
      expect(status(stage, { state, documents, evidence: [{ stage, medium: 'audio' }] })).toBe('recorded');
      expect(status(stage, { state, documents, procedure: 'simple' })).toBe('recorded');
    },
  );

  it.each(['initiation', 'review', 'decision', 'execution'] as const)(
    'REC-01: text is enough for %s',
    (stage) => {
      expect(status(stage, { state: 'archived', documents: [{ stage }] })).toBe('recorded');
    },
  );

  it('REC-01: pictures alone are no record of a stage', () => {
    expect(status('decision', { state: 'archived', evidence: [video('decision')] })).toBe('missing');
  });

  it('are explained by a reason for that stage, which is shown', () => {
    const reasons = [{ stage: 'service', reason: '当事人拒绝拍摄' }];
    expect(matrix({ state: 'archived', reasons })('service')).toMatchObject({
      status: 'explained',
      reason: '当事人拒绝拍摄',
    });
    expect(status('investigation', { state: 'archived', reasons })).toBe('missing');
  });

  it('say that no review was needed where the law asks for none', () => {
    expect(status('review', { state: 'concluded', reviewRequired: false })).toBe('explained');
    expect(status('review', { state: 'investigating', reviewRequired: false })).toBe('not-reached');
  });
});
