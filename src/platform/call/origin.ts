/** Where a call came from, for the audit trail (SEC-15). What runs on the machine itself (a job, a command) has a name and no address. */
export type Origin = {
  /** Of a request its own id; `job forget-request-keys`, `npm run unlock` of the others. */
  readonly id: string;
  readonly address: string | null;
  readonly port: number | null;
  readonly userAgent: string | null;
};

/** The origin of a request, which always has an address. */
export type RequestOrigin = Origin & { readonly address: string };

/** A job or a command of this machine, by its name. */
export const machineOrigin = (id: string): Origin => ({ id, address: null, port: null, userAgent: null });
