import { sql } from 'kysely';
import { explained, filledContents } from '../../forms/rules/filled-contents.ts';
import { formPaper } from '../../forms/rules/form-paper.ts';
import { statisticalPaper } from '../../forms/rules/statistical-paper.ts';
import type { Context, FormValues } from '../../forms/rules/values.ts';
import { getCompiled } from '../../forms/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import type { PaperFormat } from '../../platform/contract/print.ts';
import { isDemonstration } from '../../platform/db/settings.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { paperDownload } from '../../platform/print/paper-download.ts';
import { letterDay, openDay } from '../../platform/print/rules/letter-day.ts';
import { marksOf } from '../../platform/print/rules/marks.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import type { Explanation, Sheet } from '../../submissions/contract.ts';
import { getRevision, getSheet } from '../../submissions/server/index.ts';

type Asked = { readonly params: { readonly id: string }; readonly query: { readonly format?: PaperFormat } };
type Version = { readonly versionId: number; readonly digest: string; readonly place: string };
/** What is printed: the draft that its writer sees, or what was sent last, with what its formulas read then. */
type Print = {
  /** Of the form, with which these values were filled. */
  readonly version: number;
  readonly values: FormValues;
  readonly context: Context;
  readonly explanations: readonly Explanation[];
  readonly sent: { readonly day: string; readonly by: string; readonly words: string } | null;
};

/** A filled form as it looks on paper (R35). Who may see the sheet may print it; the print is in the trail. */
export const printFilled = async (call: Call, { params, query }: Asked) => {
  const sheet = await getSheet(call, { params });
  const { submission } = sheet;
  const print = await printOf(call, sheet);
  const version = await versionOf(call, submission.id, print.version);
  const form = await getCompiled(call.tx, version.versionId, version.digest);
  const { values, context, sent } = print;
  const paper = statisticalPaper(form, print.version, formPaper(form, filledContents(form, values, context)), {
    periodName: submission.periodName,
    reporter: submission.reporter.id === submission.subject.id ? submission.subject.path : submission.reporter.name,
    subject: submission.reporter.id === submission.subject.id ? null : submission.subject.path,
    receiver: sheet.checkerName ?? sheet.verifierName,
    receivedOn: sent ? formatDay(sent.day) : '……………',
    preparedBy: sent?.by ?? '',
    place: version.place,
    day: sent ? letterDay(sent.day) : openDay(vietnamDay(call.now).slice(0, 4)),
    marks: marksOf({ demonstration: await isDemonstration(call.tx), draft: sent === null }),
    footer: `${submission.form} · ${submission.periodName} · ${sent?.words ?? 'bản nháp'}`,
    writing: false,
    explanations: explained(form, values, { ...context, period: submission.period }, print.explanations),
    guidance: [],
  });
  // Looking at it beforehand is reading the sheet, as on its page.
  if (query.format !== 'preview') await inTrail(call, submission, sent !== null);
  const name = `${submission.form} ${submission.period} ${submission.subject.path}`;
  return paperDownload(name, 'statistical', paper, query.format);
};

const inTrail = (call: Call, { id, subject, form, period, revision }: Sheet['submission'], sent: boolean) =>
  call.audit({
    action: 'submission.print',
    objectType: 'submission',
    objectId: id,
    unitId: subject.id,
    detail: { form, period, revision: sent ? revision : null },
  });

const printOf = async (call: Call, { submission, values, context, explanations }: Sheet): Promise<Print> => {
  const writing = submission.state === 'draft' || submission.state === 'returned';
  const own = call.actor.unitId === submission.reporter.id;
  if (submission.revision === 0 || (writing && own))
    return { version: submission.version, values, context, explanations, sent: null };
  const revision = await getRevision(call, { params: { id: submission.id, number: submission.revision } });
  const words = `lần nộp ${revision.number} · ${revision.digest.slice(0, 23)}`;
  return {
    version: revision.version,
    values: revision.values,
    context: revision.context,
    explanations: revision.explanations,
    sent: { day: vietnamDay(new Date(revision.submittedAt)), by: revision.by, words },
  };
};

/** The form's version, and where the reporter sits: a commune or district itself, any office in the province. */
const versionOf = async ({ tx }: Call, id: string, number: number): Promise<Version> => {
  const { rows } = await sql<Version>`
    select v.id as "versionId", v.digest, (
      select p.name from unit_closure c join unit_version p on p.unit_id = c.ancestor_id
      where c.descendant_id = s.reporter_unit_id and p.kind in ('commune', 'district', 'province') and ${standsOn('p', sql`r.period_end`)} and ${standsOn('c', sql`r.period_end`)}
      order by c.depth limit 1
    ) as place
    from submission s join round r on r.id = s.round_id join form_version v on v.form_id = r.form_id and v.number = ${number}
    where s.id = ${id}::uuid`.execute(tx);
  return found(rows[0]);
};
