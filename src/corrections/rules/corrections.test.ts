import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RouteActor } from '../../rounds/rules/actions.ts';
import {
  type CorrectionFacts,
  correctionActions,
  correctionRefusal,
  ownHearing,
  turnOf,
  withdrawalActions,
  withdrawalRefusal,
} from './actions.ts';
import { mayAsk, planHearing, type RouteStep } from './hearing.ts';
import { correctionWays, stateAfter, withdrawalWays } from './transitions.ts';

const [COMMUNE, DISTRICT, STATISTICS, HEALTH, BOARD, OTHER] = [20, 10, 3, 4, 2, 99];
const DAY = '2022-12-20';
const route: RouteStep[] = [
  { position: 2, action: 'check', actorUnitId: DISTRICT },
  { position: 3, action: 'sign', actorUnitId: DISTRICT },
  { position: 4, action: 'verify', actorUnitId: STATISTICS },
  { position: 5, action: 'verify', actorUnitId: HEALTH },
  { position: 6, action: 'approve', actorUnitId: BOARD },
];
const hearing = (askedUnitId: number, way = route, reporterUnitId = COMMUNE) =>
  planHearing(way, { askedUnitId, reporterUnitId }, DAY).map(
    ({ action, unitId, dueOn }) => `${action} ${unitId} ${dueOn.slice(5)}`,
  );

describe('who is heard on a correction', () => {
  it.each<[string, string[], string[]]>([
    [
      'a commune asks: district, then each verifier, then the board',
      hearing(COMMUNE),
      ['opine 10 12-23', 'opine 3 12-26', 'opine 4 12-29', 'decide 2 01-01'],
    ],
    [
      'the district asks: it is not heard on its own wish',
      hearing(DISTRICT),
      ['opine 3 12-23', 'opine 4 12-26', 'decide 2 12-29'],
    ],
    [
      'the board asks: all are heard',
      hearing(BOARD),
      ['opine 10 12-23', 'opine 3 12-26', 'opine 4 12-29', 'decide 2 01-01'],
    ],
    [
      'a tree without districts',
      hearing(COMMUNE, [
        { position: 2, action: 'check', actorUnitId: STATISTICS },
        { position: 3, action: 'sign', actorUnitId: STATISTICS },
        { position: 6, action: 'approve', actorUnitId: BOARD },
      ]),
      ['opine 3 12-23', 'decide 2 12-26'],
    ],
    [
      'a department’s own form that nobody checks',
      hearing(STATISTICS, [{ position: 5, action: 'approve', actorUnitId: BOARD }], STATISTICS),
      ['decide 2 12-23'],
    ],
    [
      'a form that the board verifies',
      hearing(COMMUNE, [
        { position: 2, action: 'check', actorUnitId: BOARD },
        { position: 6, action: 'approve', actorUnitId: BOARD },
      ]),
      ['decide 2 12-23'],
    ],
  ])('R23 %s', (_name, planned, expected) => {
    expect(planned).toEqual(expected);
  });

  it('R23 R25 who takes part in the route of a sheet may ask, nobody else', () => {
    const asking = [COMMUNE, DISTRICT, STATISTICS, HEALTH, BOARD, OTHER].filter((unit) => mayAsk(route, COMMUNE, unit));
    expect(asking).toEqual([COMMUNE, DISTRICT, STATISTICS, HEALTH, BOARD]);
  });
});

const unitActor = (unitId: number): RouteActor => ({ unitId, kind: 'unit', duties: [] });
const facts = (change: Partial<CorrectionFacts> = {}): CorrectionFacts => ({
  state: 'asked',
  steps: planHearing(route, { askedUnitId: COMMUNE, reporterUnitId: COMMUNE }, DAY),
  heard: [],
  baseStands: true,
  askedUnitId: COMMUNE,
  askedByActor: false,
  enteredByActor: false,
  boardUnitId: BOARD,
  ...change,
});

describe('what may be done with a correction', () => {
  it.each<[string, Partial<CorrectionFacts>, number, string, string[]]>([
    ['the district has the first word', {}, DISTRICT, DAY, ['opine']],
    ['the verifier waits for it', {}, STATISTICS, DAY, []],
    ['or for its day to pass', {}, STATISTICS, '2022-12-24', ['opine']],
    ['who let its day pass may still speak', {}, DISTRICT, '2022-12-30', ['opine']],
    ['once only', { heard: [1] }, DISTRICT, DAY, []],
    ['the board waits, but need not to refuse', { heard: [1, 2] }, BOARD, DAY, ['refuse']],
    ['the board decides when all were heard', { heard: [1, 2, 3] }, BOARD, DAY, ['grant', 'refuse']],
    ['not what its own account asked for', { heard: [1, 2, 3], askedByActor: true }, BOARD, DAY, []],
    ['nor entered', { heard: [1, 2, 3], enteredByActor: true }, BOARD, DAY, []],
    ['nor what stands no more', { heard: [1, 2, 3], baseStands: false }, BOARD, DAY, ['refuse']],
    ['which who asked sets anew or takes back', { baseStands: false }, COMMUNE, DAY, ['renew', 'take-back']],
    ['nothing is left once it is decided', { state: 'granted' }, BOARD, DAY, []],
    ['nobody else has a word', { heard: [1, 2, 3] }, OTHER, DAY, []],
  ])('R23 SEC-21 %s', (_name, change, unitId, day, actions) => {
    expect(correctionActions(facts(change), unitActor(unitId), day)).toEqual(actions);
  });

  it('R23 an operator of the board decides with the approval duty, without it never', () => {
    const ready = facts({ heard: [1, 2, 3] });
    const operator = (...duties: string[]): RouteActor => ({ unitId: BOARD, kind: 'operator', duties });
    expect(correctionActions(ready, operator('approval'), DAY)).toEqual(['grant', 'refuse']);
    expect(correctionRefusal(ready, 'grant', operator('campaigns', 'leader'), DAY)).toBe('not-allowed');
  });

  it('R23 whatever the facts: a button is there exactly where there is no refusal, and it is always somebody’s turn while it is asked', () => {
    const any = fc.record({
      heard: fc.subarray([1, 2, 3]),
      baseStands: fc.boolean(),
      askedByActor: fc.boolean(),
      enteredByActor: fc.boolean(),
      state: fc.constantFrom('asked' as const, 'granted' as const, 'refused' as const, 'taken-back' as const),
    });
    const units = fc.constantFrom(COMMUNE, DISTRICT, STATISTICS, HEALTH, BOARD, OTHER);
    fc.assert(
      fc.property(any, units, fc.constantFrom(DAY, '2022-12-25', '2023-02-01'), (change, unitId, day) => {
        const [one, actor] = [facts(change), unitActor(unitId)];
        const allowed = correctionActions(one, actor, day);
        for (const { action } of correctionWays)
          expect(allowed.includes(action)).toBe(correctionRefusal(one, action, actor, day) === undefined);
        for (const action of allowed) expect(stateAfter(correctionWays, one.state, action)).toBeDefined();
        expect(turnOf(one, day) === undefined).toBe(one.state !== 'asked');
        if (allowed.includes('opine')) expect(ownHearing(one, actor, day)?.unitId).toBe(unitId);
        if (allowed.includes('grant')) expect(one.askedByActor || one.enteredByActor).toBe(false);
      }),
    );
  });
});

describe('what may be done with a withdrawal', () => {
  const asked = {
    state: 'asked',
    askedUnitId: COMMUNE,
    askedByActor: false,
    enteredByActor: false,
    boardUnitId: BOARD,
  } as const;
  it.each<[string, object, number, string[]]>([
    ['who asked takes it back', {}, COMMUNE, ['take-back']],
    ['the board decides', {}, BOARD, ['grant', 'refuse']],
    ['not what its own account asked for', { askedByActor: true, askedUnitId: BOARD }, BOARD, ['take-back']],
    ['and puts back', { state: 'granted' }, BOARD, ['put-back']],
    ['once', { state: 'put-back' }, BOARD, []],
    ['a district has no say', {}, DISTRICT, []],
  ])('R25 SEC-21 %s', (_name, change, unitId, actions) => {
    expect(withdrawalActions({ ...asked, ...change }, unitActor(unitId))).toEqual(actions);
  });
  it('R25 every way leads on from where it begins, and what is no way is an error of ours', () => {
    for (const { from, action, to } of withdrawalWays) expect(stateAfter(withdrawalWays, from, action)).toBe(to);
    expect(() => stateAfter(withdrawalWays, 'refused', 'grant')).toThrow('no way leads');
    expect(withdrawalRefusal({ ...asked, state: 'refused' }, 'grant', unitActor(BOARD))).toBe('wrong-state');
  });
});
