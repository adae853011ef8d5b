import { allPermissions, rolesWith } from '../../../kernel/access/index.js';
import '../acts/index.js';
import { lawFolder, loadLaw } from '../../calendar/index.js';
import {
  type CaseState,
  NOTED_ACTS,
  nextActs,
  STATE_CODES,
  titleOfAct,
  transitionOf,
  transitions,
} from './procedure.js';
import { STAGE_CODES } from './vocabulary.js';

const { book } = loadLaw(lawFolder());
const SUSPENDABLE: readonly CaseState[] = ['investigating', 'concluded', 'notified'];

/** Every edge of the table; an act that leaves the state alone is none. */
const edges = transitions().flatMap(({ from, to }) => {
  if (!to) return [];
  const targets = to === 'resume' ? SUSPENDABLE : [to];
  return from.flatMap((source) => targets.map((target) => [source, target] as const));
});
const beginnings = transitions().filter(({ from }) => from.length === 0);

function reachableFrom(start: readonly CaseState[]): Set<CaseState> {
  const reached = new Set(start);
  for (let size = 0; size < reached.size;) {
    size = reached.size;
    for (const [source, target] of edges) if (reached.has(source)) reached.add(target);
  }
  return reached;
}

describe('the state table', () => {
  it('begins a case with a lead, or on the spot with a served decision', () => {
    expect(beginnings.map(({ act, to }) => [act, to])).toEqual([
      ['case.register-lead', 'lead'],
      ['case.decide-on-the-spot', 'served'],
    ]);
  });

  it('reaches every state from a lead', () => {
    expect(STATE_CODES.filter((state) => !reachableFrom(['lead']).has(state))).toEqual([]);
  });

  it('leads from every state to the archive, but from a withdrawn lead, which is no case: nothing is a dead end', () => {
    const ends = STATE_CODES.filter((state) => !reachableFrom([state]).has('archived'));
    expect(ends).toEqual(['withdrawn']);
    const withoutWayOut = STATE_CODES.filter((state) => !edges.some(([source]) => source === state));
    expect(withoutWayOut).toEqual(['archived', 'withdrawn']);
  });

  it('withdraws only a lead whose filing was not asked for, and does nothing with it afterwards but correct its record', () => {
    expect(transitionOf('case.withdraw-lead')).toMatchObject({ from: ['lead'], to: 'withdrawn' });
    expect(nextActs('withdrawn').map(({ act }) => act)).toEqual(['case.correct-record']);
  });

  it.each(['not-filed', 'dropped', 'transferred'] as const)(
    'leaves a case that is %s only to the archive',
    (state) => {
      expect(edges.filter(([source]) => source === state).map(([, target]) => target)).toEqual(['archived']);
    },
  );

  it('names only states and stages that exist', () => {
    for (const { from, to, stage } of transitions()) {
      expect(STATE_CODES).toEqual(expect.arrayContaining([...from]));
      expect([undefined, 'resume', ...STATE_CODES]).toContain(to);
      expect(STAGE_CODES).toContain(stage);
    }
  });

  it('has exactly one line for every act on a case, and each act is permitted to someone', () => {
    const permitted = [...allPermissions().keys()].filter(
      (name) => name.startsWith('case.') && !['case.read', 'case.read-party', 'case.export'].includes(name),
    );
    expect(
      transitions()
        .map(({ act }) => act)
        .sort(),
    ).toEqual(permitted.sort());
    for (const { act } of transitions()) expect(rolesWith(act).length).toBeGreaterThan(0);
  });

  it('is guarded only by rules that the law packs have in force', () => {
    const guards = [...transitions(), ...Object.values(NOTED_ACTS)].flatMap(
      (line): readonly string[] => line.guards,
    );
    const unknown = guards.filter((id) => !book.rule(id, { on: '2026-09-14', place: '370102' }).ok);
    expect(unknown).toEqual([]);
  });

  it('has a title for what other modules enter in the timeline', () => {
    for (const [act, { title }] of Object.entries(NOTED_ACTS)) expect(titleOfAct(act)).toBe(title);
    expect(titleOfAct('case.decide')).toBe('作出决定');
  });

  it('resumes a suspended case to any of the states it may be suspended from', () => {
    expect(transitionOf('case.suspend').from).toEqual(SUSPENDABLE);
    expect(transitionOf('case.resume')).toMatchObject({ from: ['suspended'], to: 'resume' });
  });
});

describe('the order of the ordinary procedure', () => {
  const way = (...acts: Parameters<typeof transitionOf>[0][]) => {
    let state: CaseState = 'lead';
    for (const act of acts) {
      const { from, to } = transitionOf(act);
      expect(from).toContain(state);
      state = to && to !== 'resume' ? to : state;
    }
    return state;
  };

  it('takes a case from its lead to the archive', () => {
    expect(
      way(
        'case.request-filing',
        'case.approve-filing',
        'case.record-investigation',
        'case.state-facts',
        'case.conclude-investigation',
        'case.draft-decision',
        'case.give-notice',
        'case.record-defence',
        'case.decide',
        'case.serve-decision',
        'case.record-payment',
        'case.close',
        'case.archive',
      ),
    ).toBe('archived');
  });

  it.each(['lead', 'filing-requested', 'investigating', 'suspended', 'not-filed'] as const)(
    'PEN-07, PEN-14: allows no decision while %s',
    (state) => expect(nextActs(state).map(({ act }) => act)).not.toContain('case.decide'),
  );

  it('PEN-05: preserves goods only while the case is investigated', () => {
    expect(transitionOf('case.order-preservation').from).toEqual(['investigating']);
  });

  it('allows nothing in a suspended case but to take it up again and to correct its record', () => {
    const acts = nextActs('suspended').map(({ act }) => act);
    expect(acts.sort()).toEqual(['case.correct-record', 'case.resume']);
  });

  it('allows nothing in an archived case but to enter that its decision or a measure was annulled, what is given back, and what is true', () => {
    const acts = nextActs('archived').map(({ act }) => act);
    expect(acts.sort()).toEqual([
      'case.annul-decision',
      'case.annul-measure',
      'case.correct-record',
      'case.record-refund',
    ]);
  });

  it('PEN-02: every act in which officers face the party is guarded by two officers', () => {
    const facing = [
      'case.record-investigation',
      'case.order-preservation',
      'case.seize',
      'case.demolish',
      'case.give-notice',
      'case.decide-on-the-spot',
      'case.serve-decision',
    ] as const;
    for (const act of facing) expect(transitionOf(act).guards).toContain('PEN-02');
  });

  it('PEN-14: the decision is guarded by the review', () =>
    expect(transitionOf('case.decide').guards).toContain('PEN-14'));

  it('has no line for an act that does not exist', () => {
    expect(() => transitionOf('case.read')).toThrow('case.read');
  });
});
