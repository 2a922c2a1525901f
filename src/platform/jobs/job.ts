import type { Clock } from '../clock/clock.ts';
import type { Db } from '../db/open.ts';
import type { Mail } from '../mail/mail.ts';
import type { Secrets } from '../secrets/secrets.ts';

/** What a job gets; it opens its own transactions (`systemTransaction`) and keeps them short: the embedded database has one connection. */
export type JobContext = {
  readonly db: Db;
  readonly clock: Clock;
  readonly secrets: Secrets;
  /** Absent where no mail server is configured. */
  readonly mail?: Mail;
  /** The product's own address, for links in letters; absent where it is not configured. */
  readonly publicUrl?: string;
};

export type JobData = Readonly<Record<string, unknown>>;

/**
 * Work outside a request. It may be done again after a crash in its midst, so doing it twice must be harmless. An error means
 * "again later".
 */
export type Job = {
  readonly name: string;
  /** Five fields (minute hour day month weekday), Vietnamese time. A slot that passed while nothing ran is made up once. */
  readonly cron?: string;
  run(context: JobContext, data: JobData): Promise<void>;
};
