/** The Vietnamese calendar day (UTC+7, no summer time) of an instant, `yyyy-mm-dd`. */
export const vietnamDay = (instant: Date): string =>
  new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
