import { publishForm } from '../forms/contract.ts';
import type { RouteShape } from '../platform/contract/route.ts';
import { completeSignIn } from '../sign-in/contract/session.ts';
import { signIn } from '../sign-in/contract.ts';
import { importUnits } from '../units/contract.ts';
import { catalogueBasis, catalogueForms, catalogueFrom, catalogueUnits } from './catalogue/read.ts';
import { readOptions } from './read-options.ts';

type Answer = { readonly title?: string; readonly code?: string; readonly pending?: string };

const USAGE = `Cách dùng, khi máy chủ đang chạy; mật khẩu đặt trong biến môi trường CATALOGUE_PASSWORD, mã xác thực hai lớp (nếu bật) trong CATALOGUE_CODE:
  npm run catalogue -- --user <cán bộ có nhiệm vụ danh mục> [--url http://127.0.0.1:3000]`;

/**
 * `npm run catalogue -- --url … --user …`: loads the units and forms of Cao Bằng into an installation, over its public API, as an
 * operator with the catalogue duty. The password comes from the environment (CATALOGUE_PASSWORD), never from the command line; so does
 * the code of the second factor where one is on (CATALOGUE_CODE).
 */
const main = async (): Promise<void> => {
  const { values } = readOptions(USAGE, {
    options: { url: { type: 'string', default: 'http://127.0.0.1:3000' }, user: { type: 'string' } },
  });
  const password = process.env.CATALOGUE_PASSWORD;
  if (!values.user || !password) throw new Error(USAGE);
  let cookie = '';
  const exchange = async (route: RouteShape, body: unknown): Promise<{ ok: boolean; answer: Answer }> => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), cookie };
    const response = await fetch(new URL(route.path, values.url), {
      method: route.method,
      headers,
      body: JSON.stringify(body),
    });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return { ok: response.ok, answer: (await response.json()) as Answer };
  };
  const send = async (route: RouteShape, body: unknown): Promise<void> => {
    const { ok, answer } = await exchange(route, body);
    if (!ok) throw new Error(`${route.summary}: ${answer.title ?? ''}\n${JSON.stringify(answer)}`);
  };
  const first = await exchange(signIn, { username: values.user, password });
  if (first.answer.code === 'code-wanted') {
    const code = process.env.CATALOGUE_CODE;
    if (!code)
      throw new Error('Tài khoản này có xác thực hai lớp: đặt mã đang hiện trên điện thoại vào CATALOGUE_CODE.');
    await send(completeSignIn, { pending: first.answer.pending, code });
  } else if (!first.ok) throw new Error(`${signIn.summary}: ${first.answer.title ?? ''}`);
  await send(importUnits, { from: catalogueFrom, legalBasis: catalogueBasis, units: catalogueUnits() });
  const forms = catalogueForms();
  for (const definition of forms) await send(publishForm, { definition, effectiveFrom: catalogueFrom });
  process.stdout.write(`Đã nạp danh mục đơn vị và ${forms.length} phiếu.\n`);
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
