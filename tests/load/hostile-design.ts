import { deflateRawSync } from 'node:zlib';
import { compileForm } from '../../src/forms/rules/compile.ts';
import type { CompiledForm } from '../../src/forms/rules/compiled.ts';
import type { FormDefinition } from '../../src/forms/rules/definition.ts';
import { emptyDefinition } from '../../src/forms/rules/edit/opened.ts';
import { FormDefinitionError } from '../../src/forms/rules/form-problems.ts';
import { inspect } from '../../src/forms/rules/inspect.ts';
import { proposeForm } from '../../src/forms/rules/workbook/propose.ts';
import { readForeignWorkbook } from '../../src/platform/print/workbook.ts';

/**
 * One hostile design read in a process of its own: prints what was said of it, and what it took. The test that starts it bounds the heap and
 * looks at the answer; a design that is not refused in that room ends the process.
 */
const row = (code: string, formula?: string) => ({
  code,
  label: code,
  type: 'integer' as const,
  ...(formula === undefined ? {} : { formula }),
});
const form = (code: string, rows: ReturnType<typeof row>[], columns = 1): FormDefinition => ({
  ...emptyDefinition(code, 'Phiếu thử'),
  sector: 'dan-so',
  periodKinds: ['year'],
  verifier: 'CTK',
  sections: [
    {
      code: 'A',
      title: 'Bảng',
      shape: 'table',
      rows,
      columns: Array.from({ length: columns }, (_, at) => ({ code: `C${at}`, label: `Cột ${at}` })),
    },
  ],
});
const rows = (count: number, formula?: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => row(`R${at}`, formula?.(at)));

const found = (definition: FormDefinition, forms?: (code: string) => CompiledForm | undefined): string[] => {
  try {
    return inspect(definition, forms ? { forms } : {}).map(({ message }) => message);
  } catch (error) {
    if (error instanceof FormDefinitionError) return error.problems.map(({ message }) => message);
    throw error;
  }
};

const circle = (): string[] => {
  const quoting = (code: string, other: string) =>
    form(
      code,
      rows(490, (at) => `${other}.R${at}.C0`),
      20,
    );
  const second = compileForm(quoting('F2', 'F1'));
  return found(quoting('F1', 'F2'), (code) => (code === 'F2' ? second : undefined));
};

/** A workbook of one sheet whose rows are styled and empty. */
const styledRows = (count: number): Buffer => {
  const name = 'xl/worksheets/sheet1.xml';
  const content = Buffer.from('<row r="1" s="1" customFormat="1"><c r="A1" s="1"/></row>'.repeat(count));
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30 + name.length);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  local.write(name, 30, 'latin1');
  const entry = Buffer.alloc(46 + name.length);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(content.length, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.write(name, 46, 'latin1');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, entry, end]);
};

const workbook = async (count: number): Promise<string[]> => {
  try {
    const proposal = proposeForm(await readForeignWorkbook(styledRows(count)), 'TN01', 'Phiếu thử');
    return proposal ? [] : ['Không tìm thấy bảng'];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
};

const designs: Readonly<Record<string, () => string[] | Promise<string[]>>> = {
  cells: () => found(form('F1', rows(400), 250)),
  brackets: () => found(form('F1', [row('R0'), row('R1', `${'('.repeat(10_000)}R0${')'.repeat(10_000)}`)])),
  signs: () => found(form('F1', [row('R0'), row('R1', `${'-'.repeat(1_900)}R0`)])),
  sums: () => found(form('F1', [...rows(490, () => 'sum(R0:R489)')], 40)),
  circle,
  lookAlike: () => found(form('F1', [row('A01'), row('\u0410\u041601'), row('A02', 'A01 + \u041001')])),
  rows: () => workbook(1_000_000),
};

const [name = ''] = process.argv.slice(2);
const said = await designs[name]?.();
const { userCPUTime, maxRSS } = process.resourceUsage();
process.stdout.write(
  JSON.stringify({ said: said?.slice(0, 5), seconds: userCPUTime / 1e6, megabytes: Math.round(maxRSS / 1024) }),
);
