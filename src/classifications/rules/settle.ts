import type { ReadMember, ReadMembers, ReadProblem } from './read-members.ts';

/** What a person says of a line that did not match: which unit and group it is about, or that it is left out. */
export type Choice = { readonly unit: string; readonly group: string; readonly leftOut: boolean };

/** What a line has of itself before anybody says anything of it. */
export const begun = ({ why, units, group }: ReadProblem): Choice => ({
  unit: why === 'group' || why === 'twice' ? (units[0] ?? '') : '',
  group: group ?? '',
  leftOut: false,
});

const isOpen = ({ unit, group, leftOut }: Choice): boolean => !leftOut && (unit === '' || group === '');

/** What would be written, and how many lines still wait: each must say its unit and group, and no unit may come twice. */
export const settled = (
  { members, problems }: ReadMembers,
  choices: ReadonlyMap<number, Choice>,
): { readonly members: readonly ReadMember[]; readonly open: number } => {
  const said = problems.map((one) => choices.get(one.line) ?? begun(one));
  const chosen = said.filter((one) => !one.leftOut && !isOpen(one));
  const times = new Map<string, number>();
  for (const { unit } of [...members, ...chosen]) times.set(unit, (times.get(unit) ?? 0) + 1);
  const twice = (unit: string): boolean => (times.get(unit) ?? 0) > 1;
  return {
    members: [...members, ...chosen.filter(({ unit }) => !twice(unit)).map(({ unit, group }) => ({ unit, group }))],
    open: said.filter(isOpen).length + chosen.filter(({ unit }) => twice(unit)).length,
  };
};
