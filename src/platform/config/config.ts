import type { Timekeeping } from '../clock/clock-watch.ts';
import type { MailConfig } from '../mail/mail.ts';
import { type BackupConfig, backups } from './backups.ts';
import { databaseUrl } from './database-url.ts';
import { address, type Environment, named, port, secret } from './environment.ts';
import { networks } from './networks.ts';
import { StartRefused } from './start-refused.ts';
import { timekeeping } from './timekeeping.ts';

/** What an installation says about itself, typed and checked. */
export type Config = {
  readonly port: number;
  readonly host: string;
  readonly dataDirectory: string;
  readonly logLevel: LogLevel;
  /** Proxies whose X-Forwarded-* headers are believed. */
  readonly trustedProxies: readonly string[];
  /** Where the duties accounts, operations and audit may be used from; absent: from anywhere (SEC-45). */
  readonly adminNetworks?: readonly string[];
  readonly publicUrl?: string;
  readonly databaseUrl?: string;
  /** The login that owns the tables and migrates them; absent: that of `databaseUrl`. */
  readonly databaseOwnerUrl?: string;
  readonly setupSecret?: string;
  /** The file of secret keys; absent: `khoa-bi-mat` in the data directory. */
  readonly secretKeysFile?: string;
  readonly mail?: MailConfig;
  readonly tls?: TlsFiles;
  /** Where the signed checkpoints of the audit trail lie, outside the database; absent: `kiem-chung` in the data directory. */
  readonly auditDirectory?: string;
  /** Whom the daily checkpoint goes to by mail. */
  readonly auditMailTo?: string;
  /** Requests that one address may make in a minute; many offices may share one address. */
  readonly requestsPerMinute?: number;
  /** How the clock is watched (SEC-18). */
  readonly timekeeping: Timekeeping;
  /** A second port without TLS that only sends pages on to the address with TLS. */
  readonly plainPort?: number;
  /** Absent: the installation's own key and directory. */
  readonly backups?: BackupConfig;
};
/** PEM files of the certificate (with its chain) and of its key. */
export type TlsFiles = { readonly certFile: string; readonly keyFile: string };
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const logLevel = (text = 'warn'): LogLevel => {
  const level = logLevels.find((known) => known === text);
  if (level) return level;
  throw new StartRefused(`LOG_LEVEL="${text}" không có. Chọn một trong: ${logLevels.join(', ')}.`);
};

const setupSecret = (text: string | undefined): string | undefined => {
  if (text === undefined || (text.length >= 16 && text.length <= 200)) return text;
  throw new StartRefused('SETUP_SECRET phải dài từ 16 đến 200 ký tự.');
};

const mail = (environment: Environment): MailConfig | undefined => {
  const url = address(
    'SMTP_URL',
    secret(environment, 'SMTP_URL'),
    ['smtp:', 'smtps:'],
    'smtps://nguoi-dung:mat-khau@may-chu-thu:465',
  );
  const from = named(environment, 'MAIL_FROM');
  if (url === undefined) return undefined;
  if (from === undefined)
    throw new StartRefused('Đã đặt SMTP_URL thì phải đặt MAIL_FROM: địa chỉ gửi, ví dụ csdl@caobang.gov.vn.');
  return { url, from };
};

const tls = (environment: Environment): TlsFiles | undefined => {
  const certFile = named(environment, 'TLS_CERT_FILE');
  const keyFile = named(environment, 'TLS_KEY_FILE');
  if (certFile && keyFile) return { certFile, keyFile };
  if (!certFile && !keyFile) return undefined;
  throw new StartRefused('TLS_CERT_FILE và TLS_KEY_FILE phải đặt cùng nhau: chứng thư (kèm chuỗi) và khóa, dạng PEM.');
};

/** The second port makes sense only beside TLS: alone it would be the very thing it is there to refuse. */
const plainPort = (environment: Environment): number | undefined => {
  const text = named(environment, 'PLAIN_PORT');
  if (text === undefined) return undefined;
  if (!named(environment, 'TLS_CERT_FILE'))
    throw new StartRefused('PLAIN_PORT chỉ dùng cùng TLS_CERT_FILE và TLS_KEY_FILE. Cổng chính đặt bằng PORT.');
  return port('PLAIN_PORT', text);
};

const requestsPerMinute = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  if (/^\d{2,7}$/.test(text)) return Number(text);
  throw new StartRefused(`REQUESTS_PER_MINUTE="${text}" không hợp lệ. Đặt một số từ 10 đến 9999999, ví dụ 6000.`);
};

/** Absent stays absent, so that a configuration reads as what was said. */
const said = <K extends string, V>(name: K, value: V | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { readonly [P in K]?: V };

/** Names to typed values; a wrong one is refused with a sentence that names it (never the value of a secret). */
export const readConfig = (environment: Environment): Config => {
  const adminNetworks = networks(environment, 'ADMIN_NETWORKS');
  return {
    port: port('PORT', named(environment, 'PORT') ?? '3000'),
    host: named(environment, 'HOST') ?? '127.0.0.1',
    dataDirectory: named(environment, 'DATA_DIR') ?? './data',
    logLevel: logLevel(named(environment, 'LOG_LEVEL')),
    trustedProxies: networks(environment, 'TRUSTED_PROXIES'),
    timekeeping: timekeeping(environment),
    ...(adminNetworks.length > 0 ? { adminNetworks } : {}),
    ...said(
      'publicUrl',
      address('PUBLIC_URL', named(environment, 'PUBLIC_URL'), ['http:', 'https:'], 'https://dantoc.example.gov.vn'),
    ),
    ...said('databaseUrl', databaseUrl(environment)),
    ...said('databaseOwnerUrl', databaseUrl(environment, 'DATABASE_OWNER_URL')),
    ...said('setupSecret', setupSecret(secret(environment, 'SETUP_SECRET'))),
    ...said('secretKeysFile', named(environment, 'SECRET_KEYS_FILE')),
    ...said('mail', mail(environment)),
    ...said('tls', tls(environment)),
    ...said('plainPort', plainPort(environment)),
    ...said('requestsPerMinute', requestsPerMinute(named(environment, 'REQUESTS_PER_MINUTE'))),
    ...said('auditDirectory', named(environment, 'AUDIT_DIR')),
    ...said('auditMailTo', named(environment, 'AUDIT_MAIL_TO')),
    ...said('backups', backups(environment)),
  };
};
