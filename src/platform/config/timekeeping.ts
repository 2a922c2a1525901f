import { CLOCK_TOLERANCE_MS } from '../clock/clock-state.ts';
import type { Timekeeping } from '../clock/clock-watch.ts';
import type { NtpServer } from '../clock/sntp.ts';
import { type Environment, named } from './environment.ts';
import { StartRefused } from './start-refused.ts';

const NTP_PORT = 123;

const ntpServer = (text: string): NtpServer => {
  const url = URL.canParse(`ntp://${text}`) ? new URL(`ntp://${text}`) : undefined;
  const host = url?.hostname.replace(/^\[|\]$/g, '');
  if (url && host && /^[\w.:[\]-]+$/.test(text)) return { host, port: url.port === '' ? NTP_PORT : Number(url.port) };
  throw new StartRefused(
    `NTP_SERVER="${text}" không hợp lệ. Đặt tên hoặc địa chỉ máy chủ thời gian, ví dụ ntp.caobang.gov.vn.`,
  );
};

/** From the alarm of two seconds up to a day; 0 says that writes are never refused. */
const toleranceMs = (text: string | undefined): number => {
  if (text === undefined) return CLOCK_TOLERANCE_MS;
  if (text === '0') return Number.POSITIVE_INFINITY;
  if (/^\d{1,5}$/.test(text) && Number(text) > 2 && Number(text) <= 86_400) return Number(text) * 1000;
  throw new StartRefused(
    `CLOCK_TOLERANCE_SECONDS="${text}" không hợp lệ. Đặt số giây từ 3 đến 86400 (mặc định 60), hoặc 0 để không bao giờ ngừng ghi.`,
  );
};

/** How the clock of this server is watched (SEC-18). */
export const timekeeping = (environment: Environment): Timekeeping => {
  const server = named(environment, 'NTP_SERVER');
  return {
    toleranceMs: toleranceMs(named(environment, 'CLOCK_TOLERANCE_SECONDS')),
    ...(server ? { ntpServer: ntpServer(server) } : {}),
  };
};
