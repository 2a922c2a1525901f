import { expect, it } from 'vitest';
import { parseSearch, stringifySearch } from './search-text.ts';

it('R30 the state in an address stays text: a period is not a number, an empty one is left out', () => {
  const search = parseSearch('?period=2022&form=DT01&cells=A01.TS%2CA02.TS');
  expect(search).toEqual({ period: '2022', form: 'DT01', cells: 'A01.TS,A02.TS' });
  expect(parseSearch(stringifySearch(search))).toEqual(search);
  expect(stringifySearch({ form: 'DT01', unit: '', period: undefined })).toBe('?form=DT01');
});
