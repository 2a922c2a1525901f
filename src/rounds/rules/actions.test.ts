import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ConsolidationFacts,
  dueFor,
  nextActions,
  type RecordFacts,
  type RouteActor,
  refusalOf,
  type Step,
  type StepAction,
  taskOf,
  turnOf,
} from './actions.ts';
import { consolidationAfter, verifiedAfter } from './after.ts';

const [COMMUNE, DISTRICT, STATISTICS, HEALTH, BOARD] = [20, 10, 3, 4, 2];
const DAY = '2022-01-15';
const step = (position: number, action: StepAction, actorUnitId: number, dueOn: string): Step => ({
  position,
  action,
  actorUnitId,
  dueOn,
});
const standing = { opensOn: '2022-01-01', approved: false, enteredByActor: false };
const approval = step(6, 'approve', BOARD, '2022-02-05');
const sheetSteps = [step(1, 'fill', COMMUNE, '2022-01-10'), step(2, 'check', DISTRICT, '2022-01-20')];
const totalSteps = [
  step(3, 'sign', DISTRICT, '2022-01-20'),
  step(4, 'verify', STATISTICS, '2022-01-28'),
  step(5, 'verify', HEALTH, '2022-01-30'),
  approval,
];
const unitActor = (unitId: number): RouteActor => ({ unitId, kind: 'unit', duties: [] });
const operator = (...duties: string[]): RouteActor => ({ unitId: BOARD, kind: 'operator', duties });
const total = (change: Partial<ConsolidationFacts>): ConsolidationFacts => ({
  ...standing,
  record: 'consolidation',
  state: 'signed',
  verifiedTo: 0,
  complete: true,
  steps: totalSteps,
  ...change,
});

describe('two verifiers in turn', () => {
  it.each<[string, Partial<ConsolidationFacts>, number, string[]]>([
    ['the district signs', { state: 'open' }, DISTRICT, ['sign']],
    ['nobody signs what is not complete, not even again', { state: 'stale', complete: false }, DISTRICT, []],
    ['the first verifies or returns', {}, STATISTICS, ['verify', 'return']],
    ['the second waits for the first', {}, HEALTH, []],
    ['the second follows', { verifiedTo: 4 }, HEALTH, ['verify', 'return']],
    ['the first has had its turn', { verifiedTo: 4 }, STATISTICS, []],
    ['the board returns what is signed', {}, BOARD, ['return']],
    ['after both only the board returns', { state: 'verified', verifiedTo: 5 }, HEALTH, []],
    ['the board returns what is verified', { state: 'verified', verifiedTo: 5 }, BOARD, ['return']],
    ['nobody verifies their own figures', { enteredByActor: true }, STATISTICS, ['return']],
    ['nothing moves before the round opens', { opensOn: '2022-01-16' }, STATISTICS, []],
    ['nothing moves in an approved round', { approved: true }, STATISTICS, []],
  ])('R20 R22 %s', (_name, change, unitId, actions) => {
    expect(nextActions(total(change), unitActor(unitId), DAY)).toEqual(actions);
  });

  it('R20 it is verified after the last of them only', () => {
    const verified = (facts: ConsolidationFacts) => [consolidationAfter(facts, 'verify'), verifiedAfter(facts)];
    expect(consolidationAfter(total({ state: 'open' }), 'sign')).toBe('signed');
    expect(consolidationAfter(total({ state: 'stale', verifiedTo: 5 }), 'sign')).toBe('signed');
    expect(verified(total({}))).toEqual(['signed', 4]);
    expect(verified(total({ verifiedTo: 4 }))).toEqual(['verified', 5]);
    expect(verified(total({ steps: totalSteps.filter(({ actorUnitId }) => actorUnitId !== HEALTH) }))).toEqual([
      'verified',
      4,
    ]);
  });

  it('R20 where nobody verifies after the signer, signing is the verification: not of one’s own figures', () => {
    const alone = { state: 'open', steps: [step(3, 'sign', STATISTICS, '2022-01-30'), approval] } as const;
    expect(consolidationAfter(total(alone), 'sign')).toBe('verified');
    expect(refusalOf(total({ ...alone, enteredByActor: true }), 'sign', unitActor(STATISTICS), DAY)).toBe(
      'own-figures',
    );
    expect(refusalOf(total({ state: 'open', enteredByActor: true }), 'sign', unitActor(DISTRICT), DAY)).toBeUndefined();
  });
});

describe('refusals', () => {
  it.each<[string, Partial<ConsolidationFacts>, 'sign' | 'verify' | 'return', RouteActor, string]>([
    ['no party', {}, 'verify', unitActor(COMMUNE), 'not-allowed'],
    ['an operator without the duty', {}, 'return', operator('campaigns'), 'not-allowed'],
    ['a party, approved', { approved: true }, 'verify', unitActor(STATISTICS), 'locked'],
    ['a party, too early', { opensOn: '2022-02-01' }, 'verify', unitActor(STATISTICS), 'not-open'],
    ['a party, not their turn', {}, 'verify', unitActor(HEALTH), 'wrong-state'],
    ['members still out', { state: 'returned', complete: false }, 'sign', unitActor(DISTRICT), 'wrong-state'],
    ['own figures', { enteredByActor: true }, 'verify', unitActor(STATISTICS), 'own-figures'],
  ])('R20 SEC-21 %s', (_name, change, action, actor, refusal) => {
    expect(refusalOf(total(change), action, actor, DAY)).toBe(refusal);
  });

  it('R16 only the unit’s own account enters figures, and not those of which it is excused', () => {
    const sheet = { ...standing, record: 'submission', state: 'draft', excused: false, steps: sheetSteps } as const;
    expect(nextActions(sheet, unitActor(COMMUNE), DAY)).toEqual(['enter', 'submit']);
    expect(nextActions({ ...sheet, excused: true }, unitActor(COMMUNE), DAY)).toEqual([]);
    const ofBoard = { ...sheet, steps: [step(1, 'fill', BOARD, '2022-01-10')] };
    expect(refusalOf(ofBoard, 'enter', operator('approval'), DAY)).toBe('not-allowed');
    expect(refusalOf(sheet, 'enter', unitActor(COMMUNE), '2021-12-31')).toBe('not-open');
  });
});

it('R37 a person is shown the due date of their own step, others that of the step it waits for', () => {
  expect([DISTRICT, STATISTICS, HEALTH, BOARD, COMMUNE].map((unitId) => dueFor(total({}), { unitId }))).toEqual([
    '2022-01-20',
    '2022-01-28',
    '2022-01-30',
    '2022-01-28',
    '2022-01-28',
  ]);
  const both = total({ state: 'verified', verifiedTo: 5 });
  expect(dueFor(both, { unitId: COMMUNE })).toBe('2022-01-20');
});

const units = fc.constantFrom(COMMUNE, DISTRICT, STATISTICS, HEALTH, BOARD);
const days = fc.constantFrom('2022-01-01', DAY, '2022-02-28');
const anyStanding = fc.record({ opensOn: days, approved: fc.boolean(), enteredByActor: fc.boolean() });
const stepsOf = (...actions: StepAction[]) =>
  fc
    .tuple(fc.subarray(actions), fc.array(units, { minLength: actions.length, maxLength: actions.length }), days)
    .map(([kept, actors, dueOn]) => kept.map((action, at) => step(at + 1, action, actors[at] ?? BOARD, dueOn)));
const anyRecord: fc.Arbitrary<RecordFacts> = fc.oneof(
  fc
    .tuple(
      anyStanding,
      fc.record({
        record: fc.constant('submission' as const),
        state: fc.constantFrom('draft', 'submitted', 'returned', 'accepted', 'withdrawn'),
        excused: fc.boolean(),
        steps: stepsOf('fill', 'check'),
      }),
    )
    .map(([a, b]) => ({ ...a, ...b })),
  fc
    .tuple(
      anyStanding,
      fc.record({
        record: fc.constant('consolidation' as const),
        state: fc.constantFrom('open', 'signed', 'stale', 'returned', 'verified', 'approved'),
        verifiedTo: fc.constantFrom(0, 2, 3),
        complete: fc.boolean(),
        steps: stepsOf('sign', 'verify', 'verify', 'approve'),
      }),
    )
    .map(([a, b]) => ({ ...a, ...b })),
  fc
    .tuple(
      anyStanding,
      fc.record({
        record: fc.constant('approval' as const),
        state: fc.constantFrom('open', 'approved'),
        complete: fc.boolean(),
        steps: stepsOf('approve'),
      }),
    )
    .map(([a, b]) => ({ ...a, ...b })),
);
const anyActor: fc.Arbitrary<RouteActor> = fc.record({
  unitId: units,
  kind: fc.constantFrom('unit', 'operator'),
  duties: fc.subarray(['approval', 'campaigns']),
});

describe('the button, the refusal and the work list', () => {
  it('R20 R37 an action is allowed exactly where it is not refused', () => {
    const all = ['enter', 'submit', 'accept', 'return', 'sign', 'verify', 'approve'] as const;
    fc.assert(
      fc.property(anyRecord, anyActor, days, (facts, actor, day) => {
        const allowed: string[] = nextActions(facts, actor, day);
        expect(allowed).toEqual(
          expect.arrayContaining(all.filter((one) => refusalOf(facts, one, actor, day) === undefined)),
        );
        expect(allowed).toHaveLength(new Set(allowed).size);
      }),
    );
  });

  it('R37 every task can be done, and whatever brings a record forward is a task of who may do it', () => {
    fc.assert(
      fc.property(anyRecord, anyActor, days, (facts, actor, day) => {
        const task = taskOf(facts, actor, day);
        const forward = nextActions(facts, actor, day).filter((action) => action !== 'return');
        if (forward.length > 0) expect(task).toBe(turnOf(facts));
        if (task) {
          expect(task.actorUnitId).toBe(actor.unitId);
          expect(nextActions(facts, actor, day).length).toBeGreaterThan(0);
        }
      }),
    );
  });
});
