import { describe, expect, it } from 'vitest';
import type { Step } from './actions.ts';
import { approvalAfter, consolidationAfter, submissionAfter } from './after.ts';
import { isByStep, type Transition, transitions } from './transitions.ts';

const tables: [string, string, readonly Transition[]][] = [
  ['submission', 'draft', transitions.submission],
  ['consolidation', 'open', transitions.consolidation],
  ['approval', 'open', transitions.approval],
];

describe.each(tables)('the states of a %s', (_name, first, table) => {
  it('R20 every state is reached from the first', () => {
    const reached = new Set([first]);
    for (let before = 0; before < reached.size; ) {
      before = reached.size;
      for (const { from, to } of table) if (reached.has(from)) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...new Set([first, ...table.flatMap(({ from, to }) => [from, to])])].sort());
  });

  it('R20 one action leads from a state to one other, whoever takes it, unless a condition decides', () => {
    const ends = new Map<string, Set<string>>();
    for (const { from, action, to, when } of table) {
      const key = JSON.stringify([from, action, when]);
      ends.set(key, (ends.get(key) ?? new Set()).add(to));
    }
    expect([...ends].filter(([, to]) => to.size > 1)).toEqual([]);
    const open = table.filter(({ from, action, when }) =>
      table.some(
        (other) =>
          other.from === from && other.action === action && (other.when === undefined) !== (when === undefined),
      ),
    );
    expect(open).toEqual([]);
  });
});

const check: Step = { position: 2, action: 'check', actorUnitId: 1, dueOn: '2022-01-01' };

describe('what follows', () => {
  it('R16 a sheet that nobody checks is accepted when it is sent', () => {
    expect(submissionAfter({ state: 'draft', steps: [check] }, 'submit')).toBe('submitted');
    expect(submissionAfter({ state: 'returned', steps: [] }, 'submit')).toBe('accepted');
  });

  it('R23 R25 whatever was withdrawn comes back as what it was, and a corrected sheet stays accepted', () => {
    for (const state of ['draft', 'submitted', 'returned', 'accepted'] as const) {
      const withdrawn = submissionAfter({ state }, 'withdraw');
      expect(withdrawn).toBe('withdrawn');
      expect(submissionAfter({ state: withdrawn, withdrawnFrom: state }, 'put-back')).toBe(state);
    }
    expect(approvalAfter(approvalAfter('approved', 'withdraw'), 'put-back')).toBe('approved');
    expect(submissionAfter({ state: 'accepted' }, 'correct')).toBe('accepted');
  });

  it('R20 no way is made up: what the table does not know is an error of ours', () => {
    expect(() => submissionAfter({ state: 'withdrawn', steps: [check] }, 'submit')).toThrow('no way leads');
    expect(() => submissionAfter({ state: 'withdrawn', withdrawnFrom: 'withdrawn' }, 'put-back')).toThrow(
      'no way leads',
    );
    expect(() => consolidationAfter({ state: 'approved', steps: [], verifiedTo: 0 }, 'return')).toThrow('no way leads');
    expect(() => approvalAfter('open', 'withdraw')).toThrow('no way leads');
  });

  it('R20 persons act through the steps of the route alone; withdrawing, correcting and reopening follow from other records', () => {
    const all: readonly Transition[] = Object.values(transitions).flat();
    const actions = (taken: boolean) =>
      new Set(all.filter((one) => isByStep(one) === taken).map(({ action }) => action));
    expect([...actions(false)].sort()).toEqual(['approve', 'correct', 'put-back', 'reopen', 'withdraw']);
    expect([...actions(true)].sort()).toEqual(['accept', 'approve', 'enter', 'return', 'sign', 'submit', 'verify']);
  });
});
