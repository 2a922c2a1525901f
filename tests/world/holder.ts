import { type PersonName, people } from './people.ts';

/** A person of the tests as the table of permissions asks about them. */
export const holderOf = (name: PersonName) => {
  const person = people[name];
  const duties = 'duties' in person ? person.duties : [];
  const unitKind =
    person.unit === 'BDT'
      ? 'board'
      : /^\d{5}$/.test(person.unit)
        ? 'commune'
        : /^\d{3}$/.test(person.unit)
          ? 'district'
          : 'department';
  return {
    kind: duties.length > 0 ? ('operator' as const) : ('unit' as const),
    unitKind: unitKind as 'board' | 'commune' | 'district' | 'department',
    duties,
  };
};
