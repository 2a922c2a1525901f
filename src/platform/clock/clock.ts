/** The one source of time: tests move it, the server reads it. */
export type Clock = () => Date;
export const systemClock: Clock = () => new Date();
