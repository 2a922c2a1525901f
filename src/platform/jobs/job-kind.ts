/** A job as pages know it. */
export type JobKind = {
  readonly name: string;
  /** What it does, in words of the page. */
  readonly title: string;
  /** Five fields (minute hour day month weekday), Vietnamese time. A slot that passed while nothing ran is made up once. */
  readonly cron?: string;
  /** It heeds its signal, so that a person may cancel it. */
  readonly cancellable?: true;
};
