import { type Logger, pino } from 'pino';
import type { LogLevel } from '../config/config.ts';

/** Secrets that must not reach a log, wherever an object carries them (ASVS 16.2.5). */
const secrets = [
  'password',
  'current',
  'next',
  'secret',
  'token',
  'oneTimePassword',
  'cookie',
  'authorization',
  'set-cookie',
];
const paths = secrets.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]);

/** One JSON line an event. Errors that a person must act on are logged as errors, all else lower. */
export const createLog = (level: LogLevel, destination?: { write: (line: string) => void }): Logger => {
  const options = { level, redact: { paths, censor: '[…]' } };
  return destination ? pino(options, destination) : pino(options);
};
