import { describe, expect, it } from 'vitest';
import { compileForm } from '../../forms/rules/compile.ts';
import type { FormDefinition } from '../../forms/rules/definition.ts';
import { openedPlaces, unknownPlaces } from './opened.ts';

const definition: FormDefinition = {
  code: 'TN02',
  title: 'Phiếu thử',
  sector: 'dan-so',
  periodKinds: ['year'],
  calendar: 'statistical',
  basis: '',
  provenance: 'reconstruction',
  filledBy: 'commune',
  verifier: 'CTK',
  sections: [
    {
      code: 'A',
      title: 'Số hộ',
      shape: 'table',
      rows: [
        { code: 'A01', label: 'Số hộ', type: 'integer', unit: 'hộ' },
        { code: 'A02', label: 'Trong danh sách', type: 'integer', unit: 'hộ', formula: 'count(B)' },
        { code: 'A03', label: 'Số khác', type: 'integer', unit: 'hộ' },
      ],
      columns: [{ code: 'TS', label: 'Tổng số' }],
    },
    { code: 'B', title: 'Danh sách', shape: 'list', columns: [{ code: 'HO', label: 'Hộ', type: 'text' }] },
  ],
  checks: [
    {
      id: 'C1',
      section: 'A',
      per: 'form',
      expression: 'A01.TS >= A02.TS',
      severity: 'error',
      message: 'Danh sách dài hơn số hộ',
    },
  ],
};
const form = compileForm(definition);

describe('what a return opens', () => {
  it('R21 a cell opens with the cells of its checks', () => {
    expect(openedPlaces(form, ['A03.TS'])).toEqual(['A03.TS']);
    expect(openedPlaces(form, ['A01.TS'])).toContain('A01.TS');
  });
  it('R21 a count over a list opens the list, so that the return is no dead end', () => {
    expect(openedPlaces(form, ['A02.TS'])).toEqual(expect.arrayContaining(['A01.TS', 'B']));
  });
  it('R21 a list is returned whole, by the code of its section', () => {
    expect(openedPlaces(form, ['B'])).toContain('B');
    expect(unknownPlaces(form, ['B', 'A01.TS', 'A', 'A09.TS'])).toEqual(['A', 'A09.TS']);
  });
});
