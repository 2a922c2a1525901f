import { readConfig } from '../platform/config/config.ts';
import { StartRefused } from '../platform/config/start-refused.ts';
import { DirectoryInUse } from '../platform/db/lock-file.ts';
import { Problem } from '../platform/problems/catalogue.ts';
import { openApi } from './catalogue/over-api.ts';
import { type Sent, sendCatalogue } from './catalogue/send.ts';
import { withCommandCalls } from './command-calls.ts';
import { readOptions } from './read-options.ts';

const NAME = 'npm run catalogue';
const USAGE = `Cách dùng:
  khi máy chủ đang chạy; mật khẩu đặt trong biến môi trường CATALOGUE_PASSWORD, mã xác thực hai lớp (nếu bật) trong CATALOGUE_CODE:
    npm run catalogue -- --user <cán bộ có nhiệm vụ danh mục> [--url http://127.0.0.1:3000]
  ngay trên máy chủ, không cần mật khẩu (dùng DATABASE_URL, DATA_DIR như máy chủ; cơ sở dữ liệu nhúng thì dừng máy chủ trước):
    npm run catalogue -- --user <cán bộ có nhiệm vụ danh mục> --local`;

const overApi = async (username: string, url: string): Promise<Sent> => {
  const { CATALOGUE_PASSWORD: password, CATALOGUE_CODE: code } = process.env;
  if (!password) throw new StartRefused(USAGE);
  return sendCatalogue(await openApi(url, { username, password, code }));
};

/** On the machine itself: under the permission of the account named, as if it had called. */
const locally = (username: string): Promise<Sent> =>
  withCommandCalls(readConfig(process.env), async (calls, database) => {
    const account = await database.owner
      .selectFrom('account')
      .select('id')
      .where('username', '=', username)
      .executeTakeFirst();
    if (!account) throw new StartRefused(`Không có tài khoản nào tên ${username}.`);
    const acting = { accountId: account.id, name: NAME };
    return sendCatalogue((route, input) => calls.perform(route, input, acting));
  });

/**
 * `npm run catalogue -- --user …`: loads the units and forms of Cao Bằng into an installation as an operator with the catalogue duty, over
 * its API or (`--local`) on the machine itself. The password comes from the environment (CATALOGUE_PASSWORD), never from the command
 * line; so does the code of the second factor where one is on (CATALOGUE_CODE).
 */
const main = async (): Promise<void> => {
  const { values } = readOptions(USAGE, {
    options: {
      url: { type: 'string', default: 'http://127.0.0.1:3000' },
      user: { type: 'string' },
      local: { type: 'boolean' },
    },
  });
  const username = values.user?.trim().toLowerCase();
  if (!username) throw new StartRefused(USAGE);
  const { forms, lists, later } = await (values.local ? locally(username) : overApi(username, values.url));
  process.stdout.write(`Đã nạp danh mục đơn vị, ${lists} danh sách phân loại đơn vị và ${forms} phiếu.\n`);
  for (const basis of later)
    process.stdout.write(`Chưa nạp danh sách theo ${basis}: danh sách này theo các đơn vị sau sắp xếp.\n`);
};

const known = [StartRefused, DirectoryInUse, Problem];

main().catch((error: unknown) => {
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const isKnown = known.some((kind) => error instanceof kind);
  process.stderr.write(`${isKnown ? (error as Error).message : words}\n`);
  process.exitCode = 1;
});
