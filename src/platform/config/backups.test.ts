import { describe, expect, it } from 'vitest';
import { backups } from './backups.ts';
import { StartRefused } from './start-refused.ts';

const RECIPIENT = `age1${'q'.repeat(58)}`;
const place = {
  BACKUP_SFTP: 'sftp://sao-luu@10.0.0.9:2222/srv/dan-toc',
  BACKUP_SFTP_KEY_FILE: '/etc/dan-toc/id',
  BACKUP_SFTP_KNOWN_HOSTS: '/etc/dan-toc/known_hosts',
};

describe('R51 where backups go, by the configuration', () => {
  it('R51 nothing set stays nothing', () => expect(backups({ BACKUP_DIRS: ' ' })).toBeUndefined());

  it('R51 two places, recipients, schedules; what was not said has its usual value', () => {
    expect(backups({ ...place, BACKUP_DIRS: '/mnt/hai, /mnt/ba', BACKUP_RECIPIENTS: RECIPIENT })).toEqual({
      recipients: [RECIPIENT],
      directories: ['/mnt/hai', '/mnt/ba'],
      sftp: { url: place.BACKUP_SFTP, keyFile: '/etc/dan-toc/id', knownHostsFile: '/etc/dan-toc/known_hosts' },
      schedule: '0 2 * * 2,5',
      drillSchedule: '0 4 1 * *',
    });
    expect(backups({ BACKUP_SCHEDULE: '30 1 * * *', BACKUP_MAIL_TO: 'van.hanh@caobang.example' })).toMatchObject({
      schedule: '30 1 * * *',
      mailTo: 'van.hanh@caobang.example',
    });
  });

  it.each([
    ['a private key in the place of a public one', { BACKUP_RECIPIENTS: 'AGE-SECRET-KEY-1QQQ' }, 'BACKUP_RECIPIENTS'],
    ['a schedule that is none', { BACKUP_SCHEDULE: 'thứ ba' }, 'BACKUP_SCHEDULE'],
    ['a schedule of trials that is none', { BACKUP_DRILL_SCHEDULE: '61 * * * *' }, 'BACKUP_DRILL_SCHEDULE'],
    ['a place without its key', { BACKUP_SFTP: place.BACKUP_SFTP }, 'BACKUP_SFTP_KEY_FILE'],
    ['a password in an address', { ...place, BACKUP_SFTP: 'sftp://a:bi-mat@may/x' }, 'không được mang mật khẩu'],
    ['another kind of address', { ...place, BACKUP_SFTP: 'ftp://a@may/x' }, 'BACKUP_SFTP'],
    ['an address of mail that is none', { BACKUP_MAIL_TO: 'ai đó' }, 'BACKUP_MAIL_TO'],
  ])('R51 %s is refused with the name of what is wrong', (_what, environment, words) => {
    expect(() => backups(environment)).toThrow(StartRefused);
    expect(() => backups(environment)).toThrow(words);
  });

  it('R51 what is shown of a refused value is never a secret', () => {
    try {
      backups({ BACKUP_RECIPIENTS: 'AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQBIMAT' });
    } catch (error) {
      expect(String(error)).not.toContain('BIMAT');
    }
    expect.assertions(1);
  });
});
