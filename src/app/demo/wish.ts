import type { Secrets } from '../../platform/secrets/secrets.ts';

/** How the demonstration is to be loaded. */
export type DemonstrationWish = {
  readonly now: Date;
  readonly directory: string;
  readonly secrets: Secrets;
  /** It runs for whoever started it, on the embedded database: the sign-in page may say whom to try it as. */
  readonly isOwnMachine: boolean;
};
