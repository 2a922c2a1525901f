import { expect, it } from 'vitest';
import { type AccountFilter, accountFilters, type FilterFacts, passesFilter } from './account-filter.ts';

const facts: FilterFacts = {
  kind: 'unit',
  state: 'active',
  hasCustodian: false,
  secondFactor: false,
  locked: false,
  acted: true,
};
const listed: Readonly<Record<string, FilterFacts>> = {
  xa: { ...facts, hasCustodian: true, secondFactor: true },
  moi: { ...facts, acted: false },
  khoa: { ...facts, locked: true, hasCustodian: true },
  dong: { ...facts, state: 'closed', acted: false },
  to: { ...facts, kind: 'operator', hasCustodian: true },
};

it.each<[AccountFilter, string[]]>([
  ['all', ['xa', 'moi', 'khoa', 'dong', 'to']],
  ['units', ['xa', 'moi', 'khoa']],
  ['operators', ['to']],
  ['without', ['moi']],
  ['factorOff', ['moi', 'khoa', 'to']],
  ['locked', ['khoa']],
  ['never', ['moi']],
  ['closed', ['dong']],
])('R7 the list of accounts shows “%s”', (filter, names) => {
  const shown = Object.entries(listed).filter(([, account]) => passesFilter(account, filter));
  expect(shown.map(([name]) => name)).toEqual(names);
});

it('R7 every account is in use or closed, and of a unit or an operator: nothing falls between the filters', () => {
  for (const account of Object.values(listed))
    expect(
      accountFilters.filter(
        (filter) => ['units', 'operators', 'closed'].includes(filter) && passesFilter(account, filter),
      ),
    ).toHaveLength(1);
});
