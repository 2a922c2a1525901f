import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import type { Uploaded } from '../../platform/call/uploaded.ts';
import { type ReadSheet, readForeignWorkbook } from '../../platform/print/workbook.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { provinceId } from '../../units/server/index.ts';
import type { readMembersFile } from '../contract.ts';
import { readMembers } from '../rules/read-members.ts';
import { findScheme, unitsOfLevel } from './queries.ts';

/** Reads the file while it comes in, before the transaction. */
export const receiveFile = async (
  _outside: unknown,
  { upload: { bytes } }: { readonly upload: Uploaded },
): Promise<ReadSheet[]> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return readForeignWorkbook(Buffer.concat(pieces));
};

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).normalize('NFC') : '';

/** The cells as text; what is merged down a column (a district beside its communes, a group) stands in each of its lines. */
const linesOf = ({ rows, merges }: ReadSheet): string[][] => {
  const lines = rows.map((row) => row.map(textOf));
  for (const { row, column, rows: height } of merges)
    for (let below = row + 1; below < row + height; below++) {
      const line = lines[below];
      if (line) line[column] = lines[row]?.[column] ?? '';
    }
  return lines;
};

/** Who would stand where by the first sheet that names any; writes nothing. */
export const readFile = async (
  { tx }: Call,
  {
    params,
    query,
    prepared,
  }: Pick<HandlerInput<typeof readMembersFile>, 'params' | 'query'> & { readonly prepared: readonly ReadSheet[] },
) => {
  const scheme = found(await findScheme(tx, params.code));
  const units = await unitsOfLevel(tx, await provinceId(tx), scheme.level, query.from);
  const named = units.map(({ id, code, name, district }) => ({ key: String(id), code, name, district }));
  const readings = prepared.map((sheet) => readMembers(named, scheme.groups, linesOf(sheet)));
  const best = readings.toSorted((a, b) => b.members.length - a.members.length)[0];
  const { members, problems, skipped } = best ?? { members: [], problems: [], skipped: 0 };
  return {
    members: [...members],
    problems: problems.slice(0, 500).map((one) => ({ ...one, units: [...one.units] })),
    skipped,
  };
};
