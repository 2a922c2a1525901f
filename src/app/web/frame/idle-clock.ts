/** What the server says of the session (`GET /api/session`), and when it said so. */
export type SessionClock = {
  readonly idleSeconds: number;
  /** Milliseconds of this machine's clock at which the session ends when nobody does anything more, and at which it ends in any case. */
  readonly idleEndsAt: number;
  readonly endsAt: number;
};

/** Seconds before the end at which the page says so. */
export const WARNING_SECONDS = 120;

export const clockFrom = (
  session: { readonly idleSeconds: number; readonly idleSecondsLeft: number; readonly secondsLeft: number },
  heardAt: number,
): SessionClock => ({
  idleSeconds: session.idleSeconds,
  idleEndsAt: heardAt + session.idleSecondsLeft * 1000,
  endsAt: heardAt + session.secondsLeft * 1000,
});

/** Seconds until the end, by what was last heard and by what the person did at this page since; and whether going on can put it off. */
export const timeLeft = (
  clock: SessionClock,
  lastActive: number,
  now: number,
): { readonly seconds: number; readonly canGoOn: boolean } => {
  const idleEndsAt = Math.max(clock.idleEndsAt, lastActive + clock.idleSeconds * 1000);
  const end = Math.min(idleEndsAt, clock.endsAt);
  return { seconds: Math.ceil((end - now) / 1000), canGoOn: idleEndsAt < clock.endsAt };
};
