import { readFileSync } from 'node:fs';
import { StartRefused } from './start-refused.ts';

/** What an installation says about itself, typed and checked. */
export type Config = {
  readonly port: number;
  readonly host: string;
  readonly dataDirectory: string;
  readonly logLevel: LogLevel;
  readonly trustedProxies: readonly string[];
  readonly publicUrl?: string;
  readonly databaseUrl?: string;
  readonly setupSecret?: string;
};
type Environment = Readonly<Record<string, string | undefined>>;
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Step one: names. An empty value is no value. */
const named = (environment: Environment, name: string): string | undefined => environment[name]?.trim() || undefined;

/** A secret comes from the variable or from the file that `…_FILE` names, never from both. */
const secret = (environment: Environment, name: string): string | undefined => {
  const direct = named(environment, name);
  const file = named(environment, `${name}_FILE`);
  if (direct && file) throw new StartRefused(`${name} và ${name}_FILE cùng được đặt. Chỉ giữ một trong hai.`);
  if (!file) return direct;
  try {
    return readFileSync(file, 'utf8').trim() || undefined;
  } catch {
    throw new StartRefused(`Không đọc được tệp ${file} mà ${name}_FILE nêu. Kiểm tra đường dẫn và quyền đọc.`);
  }
};

const port = (text = '3000'): number => {
  const value = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= 0 && value <= 65_535) return value;
  throw new StartRefused(`PORT="${text}" không phải cổng hợp lệ. Đặt một số từ 0 đến 65535, ví dụ 3000.`);
};

const address = (
  name: string,
  text: string | undefined,
  protocols: readonly string[],
  example: string,
): string | undefined => {
  if (text === undefined) return undefined;
  if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
  throw new StartRefused(`${name} không phải địa chỉ hợp lệ. Đặt theo dạng ${example}.`);
};

const logLevel = (text = 'warn'): LogLevel => {
  const level = logLevels.find((known) => known === text);
  if (level) return level;
  throw new StartRefused(`LOG_LEVEL="${text}" không có. Chọn một trong: ${logLevels.join(', ')}.`);
};

const setupSecret = (text: string | undefined): string | undefined => {
  if (text === undefined || (text.length >= 16 && text.length <= 200)) return text;
  throw new StartRefused('SETUP_SECRET phải dài từ 16 đến 200 ký tự.');
};

const proxies = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Step two: names to typed values; a wrong one is refused with a sentence that names it (never the value of a secret). */
export const readConfig = (environment: Environment): Config => {
  const publicUrl = address(
    'PUBLIC_URL',
    named(environment, 'PUBLIC_URL'),
    ['http:', 'https:'],
    'https://dantoc.example.gov.vn',
  );
  const databaseUrl = address(
    'DATABASE_URL',
    secret(environment, 'DATABASE_URL'),
    ['postgres:', 'postgresql:'],
    'postgres://nguoi-dung:mat-khau@may-chu:5432/ten-csdl',
  );
  const secretText = setupSecret(secret(environment, 'SETUP_SECRET'));
  return {
    port: port(named(environment, 'PORT')),
    host: named(environment, 'HOST') ?? '127.0.0.1',
    dataDirectory: named(environment, 'DATA_DIR') ?? './data',
    logLevel: logLevel(named(environment, 'LOG_LEVEL')),
    trustedProxies: proxies(named(environment, 'TRUSTED_PROXIES')),
    ...(publicUrl ? { publicUrl } : {}),
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(secretText ? { setupSecret: secretText } : {}),
  };
};
