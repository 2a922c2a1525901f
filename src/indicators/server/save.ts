import { FormulaProblem } from '../../forms/rules/expression/syntax.ts';
import { publishedForms } from '../../forms/server/index.ts';
import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { json } from '../../platform/db/arrays.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import type { retireIndicator, saveIndicator } from '../contract.ts';
import { type CompiledIndicator, compileIndicator } from '../rules/compile-indicator.ts';
import type { FindForm } from './queries.ts';

/** The formula with its names' meaning; refused in a sentence, with the characters. */
export const compiledOrRefused = (expression: string, forms: FindForm): CompiledIndicator => {
  try {
    return compileIndicator(expression, forms);
  } catch (error) {
    if (!(error instanceof FormulaProblem)) throw error;
    const { message, position, length } = error;
    throw problem('invalid-content', {
      detail: message,
      findings: [{ at: 'body/expression', message, position, length }],
    });
  }
};

const stale = (version: number) =>
  problem('stale-version', {
    detail: 'Chỉ tiêu này vừa có phiên bản mới hơn. Tải lại để xem rồi ghi lại.',
    version,
  });

type Saving = Pick<HandlerInput<typeof saveIndicator>, 'params' | 'body'>;

/** Writes the next version; those that stand never change. */
export const save = async (call: Call, { params: { code }, body }: Saving) => {
  const { tx, actor, now } = call;
  const { quotations } = compiledOrRefused(body.expression, await publishedForms(tx));
  const standing = await tx
    .selectFrom('calculated_indicator')
    .selectAll()
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst();
  if (standing && body.version === 0)
    throw problem('already-exists', { detail: `Đã có chỉ tiêu mang mã ${code}. Chọn mã khác, hoặc sửa chỉ tiêu đó.` });
  if ((standing?.version ?? 0) !== body.version) throw stale(standing?.version ?? 0);
  const version = body.version + 1;
  const { id } = standing
    ? await tx
        .updateTable('calculated_indicator')
        .set({ version })
        .where('id', '=', standing.id)
        .returning('id')
        .executeTakeFirstOrThrow()
    : await tx.insertInto('calculated_indicator').values({ code, version }).returning('id').executeTakeFirstOrThrow();
  await tx
    .insertInto('calculated_indicator_version')
    .values({
      indicator_id: id,
      number: version,
      title: body.title,
      unit: body.unit,
      decimals: body.decimals,
      expression: body.expression,
      quotations: json(quotations),
      effective_from: body.effectiveFrom,
      note: body.note || null,
      created_by: actor.accountId,
      created_at: now,
    })
    .execute();
  await call.audit({
    action: 'indicator.save',
    objectType: 'indicator',
    objectId: code,
    detail: { version, effectiveFrom: body.effectiveFrom },
  });
  return { code, version };
};

type Retiring = Pick<HandlerInput<typeof retireIndicator>, 'params' | 'body'>;

/** It is reckoned no more for periods from a day on, or again. */
export const retire = async (call: Call, { params: { code }, body }: Retiring) => {
  const { tx } = call;
  const standing = found(
    await tx.selectFrom('calculated_indicator').selectAll().where('code', '=', code).forUpdate().executeTakeFirst(),
  );
  if (standing.version !== body.version) throw stale(standing.version);
  await tx.updateTable('calculated_indicator').set({ retired_from: body.from }).where('id', '=', standing.id).execute();
  await call.audit({
    action: 'indicator.retire',
    objectType: 'indicator',
    objectId: code,
    detail: { retiredFrom: body.from },
  });
  return { retiredFrom: body.from };
};
