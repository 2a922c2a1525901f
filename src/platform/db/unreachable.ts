/** What the network, the driver and the server say when the database is away, stopping, full, or kept us waiting too long. */
const codes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  '53300', // too many connections
  '55P03', // a lock was not given in time
  '57014', // a statement took too long
  '57P01', // the server is stopping
  '57P02', // the server crashed
  '57P03', // the server is starting
]);
/** The driver's own errors carry no code. */
const words =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end)/;

/** Whether the database could not be asked at all: the same request may succeed in a moment. */
export const isUnreachable = (error: unknown): boolean => {
  const { code, message } = (typeof error === 'object' && error !== null ? error : {}) as {
    readonly code?: unknown;
    readonly message?: unknown;
  };
  if (typeof code === 'string' && (codes.has(code) || /^08[0-9A-Z]{3}$/.test(code))) return true;
  return typeof message === 'string' && words.test(message);
};
