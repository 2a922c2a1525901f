/** What the network, the driver and the server say when the database is away, stopping, full, or kept us waiting too long. */
const codes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  '53000', // the server lacks something it needs
  '53200', // out of memory
  '53300', // too many connections
  '55P03', // a lock was not given in time
  '57014', // a statement took too long
  '57P01', // the server is stopping
  '57P02', // the server crashed
  '57P03', // the server is starting
  '57P05', // a connection was idle for too long
  '25P03', // a transaction was
  'EMFILE', // this process, or the machine, has as many files and sockets open as it may
  'ENFILE',
  'ENOMEM',
  'EAGAIN',
]);
/** No room is left: of the database's disk, of this machine's, or of what this account may use of it. */
const full = new Set(['53100', 'ENOSPC', 'EDQUOT']);
/** The driver's own errors carry no code. */
const words =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end)/;

const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

/** Whether there is no room to write: reading goes on, and waiting alone helps nothing. */
export const isFull = (error: unknown): boolean => full.has(codeOf(error) ?? '');

/** Whether the database could not be asked at all: the same request may succeed in a moment. */
export const isUnreachable = (error: unknown): boolean => {
  const { code, message } = (typeof error === 'object' && error !== null ? error : {}) as {
    readonly code?: unknown;
    readonly message?: unknown;
  };
  if (typeof code === 'string' && (codes.has(code) || /^08[0-9A-Z]{3}$/.test(code))) return true;
  return typeof message === 'string' && words.test(message);
};
