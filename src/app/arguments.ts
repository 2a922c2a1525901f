import { StartRefused } from '../platform/config/start-refused.ts';

/** What the person who starts the server wants on a database that is still empty. */
export type Wish = 'demonstration' | 'empty' | 'default';

/** `--demo` or `--empty`; anything else is named and refused. */
export const readArguments = (args: readonly string[]): Wish => {
  const unknown = args.filter((arg) => arg !== '--demo' && arg !== '--empty');
  if (unknown.length > 0)
    throw new StartRefused(
      `Không hiểu tham số ${unknown.join(' ')}. Dùng --demo (tỉnh minh họa) hoặc --empty (cài đặt trống).`,
    );
  if (args.includes('--demo') && args.includes('--empty'))
    throw new StartRefused('Chỉ chọn một trong hai: --demo hoặc --empty.');
  return args.includes('--demo') ? 'demonstration' : args.includes('--empty') ? 'empty' : 'default';
};
