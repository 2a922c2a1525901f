/** `right`; `off`: somebody has to look at it; `wrong`: times written now would be worthless (SEC-18, TCVN 14423 4.8.2.1). */
export const clockStates = ['right', 'off', 'wrong'] as const;
export type ClockState = (typeof clockStates)[number];

export const CLOCK_ALARM_MS = 2_000;
export const CLOCK_TOLERANCE_MS = 60_000;

export const clockState = (offsetMs: number, toleranceMs = CLOCK_TOLERANCE_MS): ClockState => {
  const apart = Math.abs(offsetMs);
  return apart > toleranceMs ? 'wrong' : apart > CLOCK_ALARM_MS ? 'off' : 'right';
};
