import type { StepAction } from './actions.ts';
import type { RoundPlan } from './plan.ts';

/** Steps of one kind on one place of the way: how many units do it, the first few by name. */
export type WayStep = { readonly action: StepAction; readonly count: number; readonly names: string[] };

const SHOWN = 3;

/** The way of a plan as one says it: each kind of step once, several verifiers one after the other. */
export const wayOf = ({ steps }: Pick<RoundPlan, 'steps'>, nameOf: (unitId: number) => string): WayStep[] => {
  const places = new Map<string, { action: StepAction; position: number; actors: Set<number> }>();
  for (const { action, position, actorUnitId } of steps) {
    const key = `${position} ${action}`;
    const place = places.get(key) ?? { action, position, actors: new Set<number>() };
    places.set(key, { ...place, actors: place.actors.add(actorUnitId) });
  }
  return [...places.values()]
    .sort((a, b) => a.position - b.position)
    .map(({ action, actors }) => ({
      action,
      count: actors.size,
      names: [...actors].slice(0, SHOWN).map(nameOf),
    }));
};

/** Where the route ends at its last verifier nobody approves any more: the board's step falls away from what is said. */
export const saidWay = (way: readonly WayStep[], endsAtVerifier: boolean): WayStep[] =>
  endsAtVerifier ? way.filter(({ action }) => action !== 'approve') : [...way];
