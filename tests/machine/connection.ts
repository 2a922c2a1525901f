/** One connection to a PostgreSQL engine, whichever it is. */
export type Connection = {
  query(text: string, parameters: readonly unknown[]): Promise<{ rows: unknown[]; affected: number }>;
  exec(text: string): Promise<unknown>;
  close(): Promise<void>;
};
