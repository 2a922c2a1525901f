import { readCron } from '../jobs/cron.ts';
import { isMailAddress } from '../mail/mail.ts';
import { address, type Environment, listed, named } from './environment.ts';
import { StartRefused } from './start-refused.ts';

/** Where backups come to lie, for whom they are encrypted, and when (R51). */
export type BackupConfig = {
  /** age recipients; absent: the key pair that the installation makes itself. */
  readonly recipients: readonly string[];
  /** The key that drills open backups with; it need not be on this machine. */
  readonly keyFile?: string;
  readonly directories: readonly string[];
  readonly sftp?: SftpPlace;
  /** When, in Vietnamese time. */
  readonly schedule: string;
  readonly drillSchedule: string;
  /** Whom alarms go to. */
  readonly mailTo?: string;
};
/** `sftp://user@host:port/folder`, with the files of the key to sign in with and of the host's known keys. */
export type SftpPlace = { readonly url: string; readonly keyFile: string; readonly knownHostsFile: string };

/** Tuesday and Friday night: two in a working week (Đ5.1); trials on the first of each month. */
export const BACKUP_SCHEDULE = '0 2 * * 2,5';
export const DRILL_SCHEDULE = '0 4 1 * *';

const recipients = (environment: Environment): readonly string[] => {
  const all = listed(environment, 'BACKUP_RECIPIENTS');
  const wrong = all.find((one) => !/^age1[a-z0-9]{20,}$/.test(one));
  if (wrong === undefined) return all;
  throw new StartRefused(
    `BACKUP_RECIPIENTS có mục thứ ${all.indexOf(wrong) + 1} không phải khóa công khai của age. Chép dòng age1… do age-keygen in ra (không chép AGE-SECRET-KEY-…).`,
  );
};

const cron = (environment: Environment, name: string, usual: string): string => {
  const text = named(environment, name) ?? usual;
  try {
    readCron(text);
    return text;
  } catch {
    throw new StartRefused(
      `${name}="${text}" không hợp lệ. Đặt năm trường: phút giờ ngày tháng thứ (0 là Chủ nhật), ví dụ "${usual}".`,
    );
  }
};

const sftp = (environment: Environment): SftpPlace | undefined => {
  const url = address('BACKUP_SFTP', named(environment, 'BACKUP_SFTP'), ['sftp:'], 'sftp://sao-luu@may-chu:22/thu-muc');
  if (url === undefined) return undefined;
  if (secretIn(url)) throw new StartRefused('BACKUP_SFTP không được mang mật khẩu. Dùng khóa: BACKUP_SFTP_KEY_FILE.');
  const keyFile = named(environment, 'BACKUP_SFTP_KEY_FILE');
  const knownHostsFile = named(environment, 'BACKUP_SFTP_KNOWN_HOSTS');
  if (keyFile && knownHostsFile) return { url, keyFile, knownHostsFile };
  throw new StartRefused(
    'Đã đặt BACKUP_SFTP thì phải đặt BACKUP_SFTP_KEY_FILE (khóa đăng nhập) và BACKUP_SFTP_KNOWN_HOSTS (khóa của máy nhận, lấy bằng ssh-keyscan rồi đối chiếu).',
  );
};
const secretIn = (url: string): boolean => new URL(url).password !== '';

const mailTo = (environment: Environment): string | undefined => {
  const to = named(environment, 'BACKUP_MAIL_TO');
  if (to === undefined || isMailAddress(to)) return to;
  throw new StartRefused('BACKUP_MAIL_TO không phải một địa chỉ thư, ví dụ vanhanh@caobang.gov.vn.');
};

const NAMES = [
  'BACKUP_RECIPIENTS',
  'BACKUP_KEY_FILE',
  'BACKUP_DIRS',
  'BACKUP_SFTP',
  'BACKUP_SCHEDULE',
  'BACKUP_DRILL_SCHEDULE',
  'BACKUP_MAIL_TO',
] as const;

/** Nothing set: an installation's own key and its own directory, which the page then says in red. */
export const backups = (environment: Environment): BackupConfig | undefined => {
  if (NAMES.every((name) => named(environment, name) === undefined)) return undefined;
  const keyFile = named(environment, 'BACKUP_KEY_FILE');
  const place = sftp(environment);
  const to = mailTo(environment);
  return {
    recipients: recipients(environment),
    ...(keyFile ? { keyFile } : {}),
    directories: listed(environment, 'BACKUP_DIRS'),
    ...(place ? { sftp: place } : {}),
    schedule: cron(environment, 'BACKUP_SCHEDULE', BACKUP_SCHEDULE),
    drillSchedule: cron(environment, 'BACKUP_DRILL_SCHEDULE', DRILL_SCHEDULE),
    ...(to ? { mailTo: to } : {}),
  };
};
