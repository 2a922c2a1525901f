import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { json } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import type { saveClassification } from '../contract.ts';
import { findScheme } from './queries.ts';

type Input = Pick<HandlerInput<typeof saveClassification>, 'params' | 'body'>;

const stale = (version: number) =>
  problem('stale-version', {
    detail: 'Cách phân loại này vừa được người khác sửa. Tải lại để xem rồi ghi lại.',
    version,
  });

/** The scheme locked for the transaction, at the version that the person has seen. */
export const schemeForUpdate = async (tx: Db, code: string, version: number) => {
  const scheme = await tx
    .selectFrom('classification')
    .selectAll()
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst();
  if (!scheme) throw problem('not-found');
  if (scheme.version !== version) throw stale(scheme.version);
  return scheme;
};

export const nextVersion = async (tx: Db, id: number): Promise<number> => {
  const { version } = await tx
    .updateTable('classification')
    .set((of) => ({ version: of('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
};

const refuseTwice = (values: readonly string[]): void => {
  const twice = values.find((value, at) => values.indexOf(value) !== at);
  if (twice !== undefined)
    throw problem('invalid-content', {
      detail: `Nhóm “${twice}” được ghi hai lần. Mỗi mã và mỗi tên chỉ ghi một lần.`,
    });
};

/** A group that stands in a list stays: checks of forms and figures of the past name it. */
const refuseRemoved = async (tx: Db, id: number, kept: readonly string[]): Promise<void> => {
  const named = await tx
    .selectFrom('classification_member')
    .select('group_code as code')
    .distinct()
    .where('classification_id', '=', id)
    .execute();
  const gone = named.filter(({ code }) => !kept.includes(code));
  if (gone.length > 0)
    throw problem('in-use', {
      detail: `Không bỏ được nhóm ${gone.map(({ code }) => code).join(', ')}: đã có đơn vị được xếp vào. Giữ lại mã, sửa tên nếu cần.`,
    });
};

/** Makes a scheme or changes its title and groups. */
export const save = async (call: Call, { params: { code }, body }: Input) => {
  const { tx } = call;
  refuseTwice(body.groups.map((group) => group.code));
  refuseTwice(body.groups.map(({ label }) => label));
  const content = { title: body.title, groups: json(body.groups), note: body.note || null };
  const standing = await findScheme(tx, code);
  if (body.version === 0) {
    if (standing) throw problem('already-exists', { detail: `Đã có cách phân loại mang mã ${code}. Chọn mã khác.` });
    await tx
      .insertInto('classification')
      .values({ ...content, code, level: body.level })
      .execute();
  } else {
    const { id, level } = await schemeForUpdate(tx, code, body.version);
    await refuseRemoved(
      tx,
      id,
      body.groups.map((group) => group.code),
    );
    if (level !== body.level) await refuseRemoved(tx, id, []);
    await tx
      .updateTable('classification')
      .set({ ...content, level: body.level })
      .where('id', '=', id)
      .execute();
    await nextVersion(tx, id);
  }
  await call.audit({
    action: 'classification.save',
    objectType: 'classification',
    objectId: code,
    detail: { groups: body.groups.length },
  });
  return { code, version: body.version + 1 };
};
