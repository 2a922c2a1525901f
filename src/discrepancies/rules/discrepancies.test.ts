import { describe, expect, it } from 'vitest';
import { formulaForm } from '../../forms/rules/small-form.fixture.ts';
import { caseActions } from './actions.ts';
import { termsOf } from './terms.ts';

const [DISTRICT, COMMUNE, BOARD] = [10, 20, 2];
const unit = (unitId: number, unitKind: string) => ({ unitId, unitKind, kind: 'unit', duties: [] });
const facts = { ownerUnitId: DISTRICT, askedUnitId: COMMUNE } as const;

describe('R24 what may be done with a case', () => {
  it.each([
    ['the owner answers', 'open', unit(DISTRICT, 'district'), ['note', 'answer', 'assign']],
    ['who opened it speaks and waits', 'open', unit(COMMUNE, 'commune'), ['note']],
    ['and judges the answer', 'answered', unit(COMMUNE, 'commune'), ['note', 'accept', 'send-back']],
    ['as the board does', 'answered', unit(BOARD, 'board'), ['note', 'accept', 'send-back']],
    ['the board hands it on', 'open', unit(BOARD, 'board'), ['note', 'assign']],
    ['the owner not its own', 'answered', unit(DISTRICT, 'district'), ['note']],
    ['closed is closed', 'explained', unit(BOARD, 'board'), []],
    ['an operator without the duty has no word', 'answered', { ...unit(BOARD, 'board'), kind: 'operator' }, []],
  ] as const)('%s', (_name, state, actor, actions) => {
    expect(caseActions({ ...facts, state }, actor)).toEqual(actions);
  });
});

describe('R24 what a figure is a sum of', () => {
  const seriesOf = (formula: string, code: string) => {
    const form = formulaForm(formula);
    const names = new Map(form.cells.map(({ series, code: cell }) => [series, cell]));
    return termsOf(form, code)?.map(({ series, factor }) => [names.get(series), factor]);
  };
  it.each([
    [
      'A + B',
      'R.X',
      [
        ['A.X', '1'],
        ['B.X', '1'],
      ],
    ],
    [
      'A + B - C',
      'R.X',
      [
        ['A.X', '1'],
        ['B.X', '1'],
        ['C.X', '-1'],
      ],
    ],
    ['A + B', 'A.X', [['A.X', '1']]],
    ['A / B', 'R.X', undefined],
    ['A * B', 'R.X', undefined],
    ['A + 5', 'R.X', undefined],
    ['max(A, B)', 'R.X', undefined],
  ])('%s at %s', (formula, code, terms) => {
    expect(seriesOf(formula, code)).toEqual(terms);
  });
});
