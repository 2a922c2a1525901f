/** Where a call came from, for the audit trail (SEC-15). */
export type Origin = {
  readonly id: string;
  readonly address: string;
  readonly port: number | null;
  readonly userAgent: string | null;
};
