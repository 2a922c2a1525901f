/** Addresses inside the page only, else its first one: a link with somewhere else in it must not lead a fresh session away. */
export const ownAddress = (address: string | null): string =>
  address !== null && /^\/(?![/\\])\P{Cc}*$/u.test(address) ? address : '/';
