import { expect, it } from 'vitest';
import { duesShown, isOwnDue } from './dues-shown.ts';

it.each([
  ['commune', ['dueCommune'], 'dueCommune'],
  ['district', ['dueCommune', 'dueDistrict'], 'dueDistrict'],
  ['department', ['dueDistrict', 'dueDepartment'], 'dueDepartment'],
  ['agency', ['dueDistrict', 'dueDepartment'], 'dueDepartment'],
  ['board', ['dueCommune', 'dueDistrict', 'dueDepartment', 'dueBoard'], 'dueBoard'],
] as const)('R15 a %s is shown its own due date and the one before it', (reader, shown, own) => {
  expect(duesShown(reader)).toEqual(shown);
  expect(shown.filter((due) => isOwnDue(reader, due))).toEqual([own]);
});
