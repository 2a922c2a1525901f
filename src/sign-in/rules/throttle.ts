import type { AddressLimits } from '../../policy/rules/limits.ts';

/** The minute that the policy's number of refusals is counted in. */
const WINDOW_MS = 60_000;
/** A wait longer ago than this is forgotten: how long the row is kept in mind, not how much is let through. */
const FORGIVEN_MS = 3_600_000;

export type Throttle = {
  readonly refused: number;
  readonly since: Date;
  readonly waits: number;
  readonly blockedUntil: Date | null;
};

const waitsStanding = ({ waits, blockedUntil }: Throttle, now: Date): number =>
  blockedUntil !== null && now.getTime() - blockedUntil.getTime() < FORGIVEN_MS ? waits : 0;

/**
 * One more refusal from an address (an office shares one), whatever the name: the last that the policy allows within a minute makes it
 * wait 1 minute, the next time 2, 4, 8, up to the policy's longest; never for good.
 */
export const countRefusal = (previous: Throttle | undefined, now: Date, limits: AddressLimits): Throttle => {
  const waits = previous ? waitsStanding(previous, now) : 0;
  const running = previous !== undefined && now.getTime() - previous.since.getTime() < WINDOW_MS;
  const refused = (running ? previous.refused : 0) + 1;
  const since = running ? previous.since : now;
  if (refused < limits.refusals) return { refused, since, waits, blockedUntil: previous?.blockedUntil ?? null };
  const minutes = Math.min(2 ** waits, limits.longestWaitMinutes);
  return { refused: 0, since: now, waits: waits + 1, blockedUntil: new Date(now.getTime() + minutes * WINDOW_MS) };
};
