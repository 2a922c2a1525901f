import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { json } from '../../platform/db/arrays.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import type { saveCodeList as route } from '../contract/code-lists.ts';

type Input = Pick<HandlerInput<typeof route>, 'params' | 'body'>;

const repeated = (values: readonly string[]): string | undefined =>
  values.find((value, at) => values.indexOf(value) !== at);

/** Writes the next version of a code list; versions that stand never change, and forms that name them keep them. */
export const saveCodeList = async (call: Call, { params: { code }, body }: Input) => {
  const { tx, actor, now } = call;
  const twice = repeated(body.items.map((item) => item.code)) ?? repeated(body.items.map(({ label }) => label));
  if (twice !== undefined)
    throw problem('invalid-content', {
      detail: `“${twice}” có hai lần trong danh mục. Mỗi mã và mỗi tên chỉ ghi một lần.`,
    });
  await tx
    .insertInto('code_list')
    .values({ code, title: body.title })
    .onConflict((conflict) => conflict.column('code').doUpdateSet({ title: body.title }))
    .execute();
  const newest = await tx
    .selectFrom('code_list_version')
    .select('number')
    .where('list_code', '=', code)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const before = newest?.number ?? 0;
  if (before !== body.after)
    throw problem('stale-version', {
      detail: 'Danh mục đã có phiên bản mới hơn. Tải lại để xem rồi ghi lại.',
      version: before,
    });
  const number = before + 1;
  await tx
    .insertInto('code_list_version')
    .values({
      list_code: code,
      number,
      items: json(body.items),
      note: body.note ?? null,
      created_by: actor.accountId,
      created_at: now,
    })
    .execute();
  await call.audit({
    action: 'code-list.save',
    objectType: 'code-list',
    objectId: code,
    detail: { version: number, items: body.items.length },
  });
  return { code, number };
};
