import type { Actor } from '../platform/call/actor.ts';
import type { Binding } from '../platform/call/binding.ts';
import type { Call } from '../platform/call/call.ts';
import { liesIn } from '../platform/config/networks.ts';
import { keepingProblem } from '../platform/problems/catalogue.ts';
import { allows, type Duty, duties } from '../sign-in/rules/permissions.ts';

/** Duties that run the system rather than work with figures: an installation may tie them to its own networks (SEC-45). */
const administrative: readonly Duty[] = ['accounts', 'operations', 'audit'];

/** Whether somebody may do this only thanks to an administrative duty. */
const isAdministration = (actor: Actor, permission: string): boolean => {
  if (actor.kind !== 'operator' || permission === 'public' || permission === 'signedIn') return false;
  const others = duties.filter((duty) => actor.duties.includes(duty) && !administrative.includes(duty));
  return !allows({ ...actor, duties: others }, permission);
};

type Asking = Pick<Call, 'origin' | 'audit'> & { readonly actor?: Actor };

const fenced =
  (isInside: (address: string) => boolean) =>
  (binding: Binding): Binding => {
    const { method, path, permission } = binding.route;
    const demandInside = async ({ actor, origin, audit }: Asking): Promise<void> => {
      if (actor === undefined || !isAdministration(actor, permission) || isInside(origin.address ?? '')) return;
      await audit({
        action: 'refused',
        objectType: 'route',
        objectId: `${method} ${path}`,
        reason: 'outside-network',
        result: 'refused',
      });
      throw keepingProblem('outside-network');
    };
    return {
      ...binding,
      handler: async (call: never, input: never) => {
        await demandInside(call);
        return binding.handler(call, input);
      },
    };
  };

/** Every address of the product; with networks given, what only administrative duties may do is refused and recorded from elsewhere. */
export const fencedBindings = (bindings: readonly Binding[], networks: readonly string[] | undefined) =>
  networks === undefined ? bindings : bindings.map(fenced(liesIn(networks)));
