export type DueName = 'dueCommune' | 'dueDistrict' | 'dueDepartment' | 'dueBoard';

/** The due date of each kind of unit. */
const askedOf: Readonly<Record<string, DueName>> = {
  commune: 'dueCommune',
  district: 'dueDistrict',
  department: 'dueDepartment',
  agency: 'dueDepartment',
  board: 'dueBoard',
};
const inTurn: readonly DueName[] = ['dueCommune', 'dueDistrict', 'dueDepartment', 'dueBoard'];

/** The due dates that a reader goes by: its own, and before it that of the level whose figures it waits for; the board sees all. */
export const duesShown = (reader: string): readonly DueName[] => {
  const own = inTurn.indexOf(askedOf[reader] ?? 'dueBoard');
  return reader === 'board' ? inTurn : inTurn.slice(Math.max(0, own - 1), own + 1);
};

export const isOwnDue = (reader: string, due: DueName): boolean => askedOf[reader] === due;
