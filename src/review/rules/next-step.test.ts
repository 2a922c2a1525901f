import { expect, it } from 'vitest';
import { nextStep } from './next-step.ts';

type Members = Parameters<typeof nextStep>[1];
type Total = Parameters<typeof nextStep>[0];
const member = (
  unit: string,
  state: Members[number]['state'],
  excusedReason: string | null = null,
): Members[number] => ({
  submission: unit,
  unit,
  state,
  excusedReason,
});
const total = (state: Total['state'], actions: readonly string[] = [], verifier?: string): Total => ({
  state,
  actions,
  verifier,
});
const accepted = member('A', 'accepted');

it.each<readonly [string, Total, Members, object]>([
  ['all are in', total('open', ['sign']), [accepted], { step: 'sign' }],
  ['all are in again', total('stale', ['sign']), [accepted], { step: 'sign-again' }],
  [
    'a stale total of which one was sent anew',
    total('stale'),
    [accepted, member('B', 'submitted'), member('C', 'returned')],
    { step: 'check', waiting: [member('B', 'submitted')] },
  ],
  [
    'a stale total that waits for one',
    total('stale'),
    [accepted, member('C', 'returned')],
    { step: 'await-sheets', missing: [member('C', 'returned')] },
  ],
  [
    'who is excused or withdrawn is not waited for',
    total('open'),
    [accepted, member('D', 'draft', 'Thiên tai'), member('E', 'withdrawn')],
    { step: 'await-signature' },
  ],
  ['the verifier’s turn', total('signed', ['verify', 'return']), [accepted], { step: 'verify' }],
  [
    'another office verifies',
    total('signed', [], 'Cục Thống kê'),
    [accepted],
    { step: 'await-verification', office: 'Cục Thống kê' },
  ],
  ['verified', total('verified', ['return']), [accepted], { step: 'approve' }],
  ['approved', total('approved'), [accepted], { step: 'done' }],
])('R22 what brings a total forward: %s', (_, of, members, expected) =>
  expect(nextStep(of, members)).toEqual(expected),
);
