import type { Call } from '../../platform/call/call.ts';
import type { PaperFormat } from '../../platform/contract/print.ts';
import { isDemonstration } from '../../platform/db/settings.ts';
import { paperDownload } from '../../platform/print/paper-download.ts';
import { openDay } from '../../platform/print/rules/letter-day.ts';
import { marksOf } from '../../platform/print/rules/marks.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { emptyContents, formPaper } from '../rules/form-paper.ts';
import { guidanceOf } from '../rules/guidance.ts';
import { statisticalPaper } from '../rules/statistical-paper.ts';
import { getCompiled } from './versions.ts';

const DOTS = '……………………';

/** A blank form to fill in by hand (R35). */
export const printEmpty = async (
  { tx }: Call,
  { params, query }: { params: { code: string; version: number }; query: { format?: PaperFormat } },
) => {
  const version = found(
    await tx
      .selectFrom('form_version as v')
      .innerJoin('form as f', 'f.id', 'v.form_id')
      .select(['v.id', 'v.digest'])
      .where('f.code', '=', params.code)
      .where('v.number', '=', params.version)
      .executeTakeFirst(),
  );
  const form = await getCompiled(tx, version.id, version.digest);
  const paper = statisticalPaper(form, params.version, formPaper(form, emptyContents), {
    periodName: `Kỳ báo cáo: ${DOTS}`,
    reporter: DOTS,
    subject: null,
    receiver: DOTS,
    receivedOn: DOTS,
    preparedBy: '',
    place: '……………',
    day: openDay('……'),
    marks: marksOf({ demonstration: await isDemonstration(tx), draft: false }),
    footer: `${params.code} · phiên bản ${params.version} · mẫu trống`,
    writing: true,
    explanations: [],
    guidance: guidanceOf(form.definition),
  });
  return paperDownload(`${params.code} - mẫu trống`, 'statistical', paper, query.format);
};
