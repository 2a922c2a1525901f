import { address, type Environment, named, secret } from './environment.ts';
import { isLoopback } from './loopback.ts';
import { StartRefused } from './start-refused.ts';

/** A socket in the file system (`?host=/var/run/postgresql`) and loopback stay on this machine. */
const staysHere = ({ hostname, searchParams }: URL): boolean => {
  const host = searchParams.get('host') ?? decodeURIComponent(hostname);
  return host === '' || host.startsWith('/') || isLoopback(host);
};

/** Another machine is reached over TLS with its name and certificate checked (SEC-24), unless the operator says in so many words that the line is safe. */
export const databaseUrl = (environment: Environment, name = 'DATABASE_URL'): string | undefined => {
  const text = address(
    name,
    secret(environment, name),
    ['postgres:', 'postgresql:'],
    'postgres://nguoi-dung:mat-khau@may-chu:5432/ten-csdl',
  );
  if (text === undefined || named(environment, 'DATABASE_WITHOUT_TLS') === 'yes') return text;
  const url = new URL(text);
  if (staysHere(url) || url.searchParams.get('sslmode') === 'verify-full') return text;
  throw new StartRefused(
    `${name} trỏ tới máy khác mà không có sslmode=verify-full: đường truyền có thể bị đọc trộm hoặc giả mạo. Thêm ?sslmode=verify-full (và &sslrootcert=… nếu chứng thư do đơn vị tự cấp); chỉ khi đường truyền đã được bảo vệ theo cách khác mới đặt DATABASE_WITHOUT_TLS=yes.`,
  );
};
