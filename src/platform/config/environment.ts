import { readFileSync } from 'node:fs';
import { StartRefused } from './start-refused.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** An empty value is no value. */
export const named = (environment: Environment, name: string): string | undefined =>
  environment[name]?.trim() || undefined;

/** A secret comes from the variable or from the file that `…_FILE` names, never from both. */
export const secret = (environment: Environment, name: string): string | undefined => {
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

/** Parts between commas, without blanks. */
export const listed = (environment: Environment, name: string): string[] =>
  (environment[name] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

export const port = (name: string, text: string): number => {
  const value = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= 0 && value <= 65_535) return value;
  throw new StartRefused(`${name}="${text}" không phải cổng hợp lệ. Đặt một số từ 0 đến 65535, ví dụ 3000.`);
};

/** The value is not shown: addresses of this kind carry passwords. */
export const address = (
  name: string,
  text: string | undefined,
  protocols: readonly string[],
  example: string,
): string | undefined => {
  if (text === undefined) return undefined;
  if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
  throw new StartRefused(`${name} không phải địa chỉ hợp lệ. Đặt theo dạng ${example}.`);
};
