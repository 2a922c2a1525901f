import { BlockList, isIP } from 'node:net';
import { type Environment, listed } from './environment.ts';
import { StartRefused } from './start-refused.ts';

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');
const longest = (address: string) => (isIP(address) === 6 ? 128 : 32);

/** `10.1.0.0/16`, `2001:db8::/32` or a single address. */
const isNetwork = (text: string): boolean => {
  const [address = '', length, ...rest] = text.split('/');
  if (isIP(address) === 0 || rest.length > 0) return false;
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= longest(address));
};

/** The networks that a variable lists, each an address or a CIDR block; a wrong one is named. */
export const networks = (environment: Environment, name: string): string[] => {
  const given = listed(environment, name);
  const wrong = given.find((one) => !isNetwork(one));
  if (wrong === undefined) return given;
  throw new StartRefused(`${name}: "${wrong}" không phải địa chỉ IP hay dải CIDR. Ví dụ: 10.0.0.5 hoặc 10.1.0.0/16.`);
};

/** An IPv4 address as a dual-stack socket writes it is the IPv4 address. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** Whether an address lies in one of the networks. */
export const liesIn = (given: readonly string[]): ((address: string) => boolean) => {
  const list = new BlockList();
  for (const network of given) {
    const [address = '', length] = network.split('/');
    list.addSubnet(address, Number(length ?? longest(address)), familyOf(address));
  }
  return (address) => isIP(plain(address)) !== 0 && list.check(plain(address), familyOf(plain(address)));
};
