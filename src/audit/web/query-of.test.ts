import { expect, it } from 'vitest';
import { queryOf } from './query-of.ts';

it('R27 filters of the trail come from the address; what does not fit is left out', () => {
  expect(queryOf(new URLSearchParams('tai-khoan= lan &don-vi=12&tu=2022-11-01&den=hom-nay&truoc=90&viec='))).toEqual({
    limit: 50,
    account: 'lan',
    unit: 12,
    from: '2022-11-01',
    before: 90,
  });
});

it('R27 the address of a page stands for the object it shows', () => {
  const id = '0b0e3a52-6c3e-4b0f-9a52-2f1f6d2f7c11';
  const asked = (text: string) => queryOf(new URLSearchParams({ 'doi-tuong': text })).object;
  expect(asked(`http://may-chu/phieu/${id.toUpperCase()}?o=A01`)).toBe(id);
  expect(asked(' DT01 2021 ')).toBe('DT01 2021');
});
