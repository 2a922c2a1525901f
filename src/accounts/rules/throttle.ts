/** Refused sign-ins a minute from one address before it has to wait, whatever the names (an office shares an address). */
export const REFUSALS_PER_ADDRESS = 60;
const WINDOW_MS = 60_000;
/** A wait longer ago than this is forgotten. */
const FORGIVEN_MS = 3_600_000;
const LONGEST_WAIT_MINUTES = 15;

export type Throttle = {
  readonly refused: number;
  readonly since: Date;
  readonly waits: number;
  readonly blockedUntil: Date | null;
};

const waitsStanding = ({ waits, blockedUntil }: Throttle, now: Date): number =>
  blockedUntil !== null && now.getTime() - blockedUntil.getTime() < FORGIVEN_MS ? waits : 0;

/** One more refusal from an address: the sixtieth within a minute makes it wait 1 minute, the next time 2, 4, 8, then 15; never for good. */
export const countRefusal = (former: Throttle | undefined, now: Date): Throttle => {
  const waits = former ? waitsStanding(former, now) : 0;
  const running = former !== undefined && now.getTime() - former.since.getTime() < WINDOW_MS;
  const refused = (running ? former.refused : 0) + 1;
  const since = running ? former.since : now;
  if (refused < REFUSALS_PER_ADDRESS) return { refused, since, waits, blockedUntil: former?.blockedUntil ?? null };
  const minutes = Math.min(2 ** waits, LONGEST_WAIT_MINUTES);
  return { refused: 0, since: now, waits: waits + 1, blockedUntil: new Date(now.getTime() + minutes * WINDOW_MS) };
};
