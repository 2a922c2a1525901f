import { describe, expect, it } from 'vitest';
import type { Step } from './actions.ts';
import type { PlannedStep } from './plan.ts';
import { saidWay, wayOf } from './way.ts';

const step = (subjectUnitId: number, position: number, action: Step['action'], actorUnitId: number): PlannedStep => ({
  subjectUnitId,
  position,
  action,
  actorUnitId,
  dueOn: '',
});
const steps = [
  ...[20, 21, 22, 23].flatMap((id) => [step(id, 1, 'fill', id), step(id, 2, 'check', id < 22 ? 10 : 11)]),
  step(10, 3, 'sign', 10),
  step(11, 3, 'sign', 11),
  step(10, 4, 'verify', 3),
  step(11, 4, 'verify', 3),
  step(10, 5, 'verify', 4),
  step(11, 5, 'verify', 4),
  step(1, 6, 'approve', 2),
];

describe('R20 a route as one says it', () => {
  const way = wayOf({ steps }, (id) => `u${id}`);
  it('names each kind of step once, verifiers one after the other, many units by their number', () => {
    expect(way.map(({ action, count, names }) => `${action} ${count} ${names.join(',')}`)).toEqual([
      'fill 4 u20,u21,u22',
      'check 2 u10,u11',
      'sign 2 u10,u11',
      'verify 1 u3',
      'verify 1 u4',
      'approve 1 u2',
    ]);
    expect(wayOf({ steps: [] }, () => '')).toEqual([]);
  });
  it('leaves the approval out where the last verification is it', () => {
    expect(saidWay(way, false)).toEqual(way);
    expect(saidWay(way, true).at(-1)).toEqual({ action: 'verify', count: 1, names: ['u4'] });
  });
});
