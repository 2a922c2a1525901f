import type { PublicationKind } from './publication-kinds.ts';

/** What a numbered line says, in the form of which its chain digest is made. */
export type ChainedLine = {
  readonly number: number;
  readonly kind: PublicationKind;
  readonly approval: string;
  readonly submission: string | null;
  readonly revision: number | null;
  readonly digest: string;
  /** RFC 3339 in UTC, with milliseconds. */
  readonly at: string;
};

/** What the first line stands upon. */
export const CHAIN_START = '';

/** A line over the chain before it: who holds one chain digest holds every line up to it. */
export const chained = (line: ChainedLine, before: string) => ({ ...line, before });
