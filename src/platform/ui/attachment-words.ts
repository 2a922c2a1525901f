import { formatNumber } from '../text/vietnamese.ts';

export const words = {
  choose: 'Chọn tệp…',
  remove: (name: string) => `Bỏ tệp ${name}`,
} as const;

/** Bytes → `1,2 MB`, `340 kB`. */
export const fileSize = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} byte`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${formatNumber((bytes / 1_000_000).toFixed(1))} MB`;
};
