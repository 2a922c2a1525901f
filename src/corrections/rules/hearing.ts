import type { Step } from '../../rounds/rules/actions.ts';
import type { HearingStep } from './actions.ts';

/** Each level has this many days for its opinion, and the board as many after the last of them. */
const DAYS_EACH = 3;

/** A step of the route above the sheet: who checks it, signs and verifies the total that holds it, approves. */
export type RouteStep = Pick<Step, 'position' | 'action' | 'actorUnitId'>;

const later = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/**
 * Who is heard on a correction, in the order of the route, each once: the district, then the verifiers, those of them that exist; not who
 * fills, who asks for it, or the board, which decides.
 */
export const planHearing = (
  route: readonly RouteStep[],
  { askedUnitId, reporterUnitId }: { readonly askedUnitId: number; readonly reporterUnitId: number },
  day: string,
): HearingStep[] => {
  const board = route.find(({ action }) => action === 'approve')?.actorUnitId;
  const along = route.toSorted((a, b) => a.position - b.position).map(({ actorUnitId }) => actorUnitId);
  const levels = [...new Set(along)].filter(
    (unit) => unit !== board && unit !== askedUnitId && unit !== reporterUnitId,
  );
  const heard = levels.map((unitId, at) => stepAt(at, 'opine', unitId, day));
  return board === undefined ? heard : [...heard, stepAt(levels.length, 'decide', board, day)];
};

const stepAt = (at: number, action: HearingStep['action'], unitId: number, day: string): HearingStep => ({
  position: at + 1,
  action,
  unitId,
  dueOn: later(day, DAYS_EACH * (at + 1)),
});

/** Units that may ask for a correction or a withdrawal of a sheet: who fills, checks, signs, verifies or approves it. */
export const mayAsk = (route: readonly RouteStep[], reporterUnitId: number, unitId: number): boolean =>
  unitId === reporterUnitId || route.some(({ actorUnitId }) => actorUnitId === unitId);
