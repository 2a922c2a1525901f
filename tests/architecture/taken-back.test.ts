import { expect, it } from 'vitest';
import { sources } from './sources.ts';

/** A round looked for by what it is of, not by the id that another record keeps. */
const LOOKED_FOR = /\bfrom round (\w+)(?! where \1\.id)|\bjoin round (\w+) on (?!\2\.id = )/;
/** Why these mean every round, taken back or not. */
const ALL: Readonly<Record<string, string>> = {
  'src/campaigns/server/granted.ts': 'shows what was taken back',
  'src/campaigns/server/queries.ts': 'shows what was taken back',
  'src/campaigns/server/held.ts': 'locks by id',
  'src/review/server/approvals.ts': 'where a page goes on, by id; what it lists is asked by approval-facts.ts',
  'src/review/server/locks.ts': 'locks by id',
  'src/review/server/members.ts': 'the sheets of a round that was found',
  'src/submissions/server/list.ts': 'sheets that were withdrawn are listed as such',
  'src/submissions/server/facts.ts': 'neighbours in time, of which withdrawn sheets are left out',
};

it('R15 a round that was taken back is counted, listed and waited for by nobody', () => {
  const forgetting = sources.filter(
    ({ path, text }) =>
      path.includes('/server/') &&
      !/\.(test|fixture)\.ts$/.test(path) &&
      !(path in ALL) &&
      LOOKED_FOR.test(text) &&
      !/roundStands|taken_back_at is null/.test(text),
  );
  expect(forgetting.map(({ path }) => path)).toEqual([]);
});
