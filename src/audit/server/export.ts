import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import type { FileAnswer, Later } from '../../platform/call/file-answer.ts';
import { streamTable } from '../../platform/print/workbook.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { CSV_MARK, csvLine } from '../../platform/text/csv.ts';
import type { TrailLookups } from '../../platform/trail-lookups.ts';
import type { AuditFilters, exportAuditEvents as route } from '../contract.ts';
import { trailHead, trailLine } from '../rules/trail-lines.ts';
import { countEvents, type Reader, selectEvents } from './select-events.ts';

/** Lines of one read of the database. */
const PAGE = 2_000;

type Question = Reader & { readonly filters: AuditFilters; readonly last: number };
type Lines = readonly (readonly string[])[];

/** The lines that were there when the export was asked for, newest first, page by page: none is added meanwhile, and no read lasts. */
const pagesOf = async function* (
  { call, lookups, filters, last }: Question,
  { read, signal }: Later,
): AsyncGenerator<Lines> {
  for (let before = last + 1; !signal.aborted; ) {
    const from = { before, most: PAGE };
    const rows = await read((tx) => selectEvents({ call: { ...call, tx }, lookups }, filters, from));
    if (rows.length > 0) yield rows.map(trailLine);
    if (rows.length < PAGE) return;
    before = rows.at(-1)?.id ?? 0;
  }
};

const csvOf = async function* (pages: AsyncIterable<Lines>): AsyncGenerator<string> {
  yield CSV_MARK + csvLine(trailHead);
  for await (const lines of pages) yield lines.map(csvLine).join('');
};

/** The lines that meet the filters, however many, as CSV or as a workbook. The export is a line itself. */
export const exportAuditEvents =
  (lookups: TrailLookups) =>
  async (call: Call, { query, wanted }: HandlerInput<typeof route>): Promise<FileAnswer<'csv' | 'xlsx'>> => {
    const type = wanted === 'xlsx' ? 'xlsx' : 'csv';
    const { count, last } = await countEvents({ call, lookups }, query);
    await call.audit({ action: 'audit.export', objectType: 'audit', detail: { ...query, count } });
    const pieces = (later: Later): AsyncIterable<string | Uint8Array> => {
      const pages = pagesOf({ call, lookups, filters: query, last }, later);
      return type === 'csv' ? csvOf(pages) : streamTable('Nhật ký', trailHead, pages);
    };
    return { name: `nhật ký ${vietnamDay(call.now)}.${type}`, type, content: { pieces } };
  };
