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
