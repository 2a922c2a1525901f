import type { FastifyRequest } from 'fastify';
import type { Door } from '../call/door.ts';
import { recordRefused } from '../call/refused.ts';
import { Problem } from '../problems/catalogue.ts';
import { originOf } from './origin.ts';

/** What is refused before anybody is known, and belongs in the trail (R27, SEC-16). */
const RECORDED: readonly string[] = ['foreign-origin', 'too-many-requests', 'token-unknown'];
/** Lines a minute of all addresses together: whoever has many addresses must not fill the trail either. */
const MOST_A_MINUTE = 600;

/**
 * Records refusals of nobody that is known: one line for each reason and address in a minute, since a flood is what they refuse.
 * A line that cannot be written keeps nobody from the refusal; the technical log says so.
 */
export const earlyRefusals = (options: Door) => {
  const told = new Set<string>();
  let minute = 0;
  return async (request: FastifyRequest, error: unknown): Promise<void> => {
    if (!(error instanceof Problem) || error.keep || !RECORDED.includes(error.code)) return;
    const current = Math.floor(options.clock().getTime() / 60_000);
    if (current !== minute) told.clear();
    minute = current;
    const key = `${error.code} ${request.ip}`;
    if (told.has(key) || told.size >= MOST_A_MINUTE) return;
    told.add(key);
    // The pattern of the route, never the address itself: that may carry a secret of a link.
    const objectId = `${request.method} ${request.routeOptions.url ?? '?'}`;
    try {
      await recordRefused(options, originOf(request), { actor: undefined, reason: error.code, objectId });
    } catch (failure) {
      request.log.error({ err: failure, requestId: request.id }, 'refusal not recorded');
    }
  };
};
