import { census2019, type Group, groups } from '../../src/app/demo/figures/groups.ts';
import { listAuditEvents } from '../../src/audit/contract.ts';
import { printSubmission, printTotal } from '../../src/reports/contract.ts';
import { getCellHistory } from '../../src/submissions/contract.ts';
import { getOrigin, getTotal, getTotalTable } from '../../src/totals/contract.ts';
import { FORM, PERIOD, type Sent } from './collect.ts';
import type { Ledger } from './ledger.ts';
import type { Offices } from './province.ts';

const query = { form: FORM, period: PERIOD };
export type GroupTotal = { readonly group: Group; readonly census: number; readonly total: string };

const sumOf = (sent: readonly Sent[], cell: string): string =>
  String(sent.reduce((sum, { cells }) => sum + Number(cells[cell] ?? 0), 0));

/** The provincial total beside the census, the districts beside their communes, and a figure opened to its cells. */
export const compareTotals = async (offices: Offices, ledger: Ledger, sent: readonly Sent[]): Promise<GroupTotal[]> => {
  const { cells, coverage } = await offices.approver.must(getTotal, { query });
  ledger.same(
    'coverage at the end',
    { covered: 161, expected: 161, state: 'approved' },
    { covered: coverage.covered, expected: coverage.expected, state: coverage.state },
  );
  ledger.same('people of the province', '530341', cells['A02.TS']);
  for (const row of ['A01', 'A03', 'A04', 'A05', 'A06', 'B01.TS', 'B05.TS']) {
    const cell = row.includes('.') ? row : `${row}.NUNG`;
    ledger.same(`recount of ${cell}`, sumOf(sent, cell), cells[cell]);
  }
  const { rows } = await offices.approver.must(getTotalTable, { query: { ...query, cells: 'A02.TS,A02.MONG' } });
  ledger.same('districts in the table', 10, rows.length);
  ledger.same(
    'Mông of ten districts',
    String(census2019.MONG),
    String(rows.reduce((sum, row) => sum + Number(row.cells['A02.MONG'] ?? 0), 0)),
  );
  const origin = await offices.approver.must(getOrigin, { query: { ...query, cell: 'A02.MONG' } });
  ledger.same('members a figure opens to', 161, origin.members.length);
  ledger.same(
    'a commune sees only its own total',
    sent.find(({ code }) => code === '01495')?.cells['A02.TAY'],
    (await offices.of('01495').must(getTotal, { query })).cells['A02.TAY'],
  );
  return groups.map((group) => {
    const total = cells[`A02.${group}`] ?? '';
    ledger.same(`people, ${group}`, String(census2019[group]), total);
    return { group, census: census2019[group], total };
  });
};

const startsWith = (bytes: Uint8Array, text: string) =>
  new TextDecoder('latin1').decode(bytes.slice(0, text.length)) === text;

/** The papers: a filled form, the provincial total as PDF and as Excel. */
export const printPapers = async (offices: Offices, ledger: Ledger, sent: readonly Sent[]): Promise<void> => {
  const lan = sent.find(({ code }) => code === '01495');
  const form = await offices.of('01495').send(printSubmission, { params: { id: lan?.submission.id ?? '' } });
  ledger.same('filled form as PDF', true, form.status === 200 && startsWith(form.bytes, '%PDF-'));
  const pdf = await offices.approver.send(printTotal, { query: { ...query, format: 'pdf', number: '05/BC-BDT' } });
  ledger.same('provincial total as PDF', true, pdf.status === 200 && startsWith(pdf.bytes, '%PDF-'));
  const sheet = await offices.approver.send(printTotal, { query: { ...query, format: 'xlsx' } });
  ledger.same('provincial total as Excel', true, sheet.status === 200 && startsWith(sheet.bytes, 'PK'));
};

/** Who did what: every step is in the trail with its account and custodian; the figure knows its values before and after. */
export const readTrail = async (offices: Offices, ledger: Ledger, sent: readonly Sent[]): Promise<void> => {
  const { events } = await offices.auditor.must(listAuditEvents, { query: { limit: 500 } });
  ledger.same(
    'events carry account and custodian',
    true,
    events
      .filter(({ result }) => result === 'done')
      .every(({ account, custodian, address }) => account && custodian && address),
  );
  for (const action of ['approval.approve', 'consolidation.verify'])
    ledger.same(
      `${action} is in the trail`,
      true,
      events.some((event) => event.action === action),
    );
  ledger.refused('the trail read by a district', '403 not-allowed', await offices.of('047').send(listAuditEvents));
  const lan = sent.find(({ code }) => code === '01495');
  const { changes } = await offices
    .of('047')
    .must(getCellHistory, { params: { id: lan?.submission.id ?? '', cell: 'A03.NUNG' } });
  const last = changes.at(-1)?.after === lan?.cells['A03.NUNG'] ? changes.at(-1) : changes[0];
  ledger.same('the figure knows its last value', lan?.cells['A03.NUNG'], last?.after);
  ledger.same('and the one before', String(Number(lan?.cells['A03.NUNG'] ?? 0) + 1), last?.before);
};
