import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { type ReadSheet, writeWorkbook } from '../../platform/print/workbook.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import type { CodeItem } from '../contract/code-lists.ts';
import type { FormDefinition } from '../rules/definition.ts';
import { nodesOf, walk } from '../rules/edit/tree.ts';
import type { DefinitionProblem } from '../rules/form-problems.ts';
import { readCodeList } from '../rules/read-code-list.ts';
import { codeListSheet } from '../rules/workbook/code-list-sheet.ts';

type Version = { readonly number: number; readonly note: string | null; readonly by: string; readonly at: string };
type Listed = Version & {
  readonly code: string;
  readonly title: string;
  readonly items: number;
  readonly usedBy: string[];
};

/** Every list at its newest version, with the forms whose newest version names it. */
export const listLists = async ({ tx }: Call) => {
  const { rows } = await sql<Listed>`
    select l.code, l.title, v.number, v.note, v.created_at as at, a.username as by, jsonb_array_length(v.items) as items,
      coalesce((select json_agg(distinct f.code) from form f cross join lateral (
        select definition from form_version w where w.form_id = f.id order by w.number desc limit 1) w
        where jsonb_path_exists(w.definition, '$.** ? (@.list starts with $name)', jsonb_build_object('name', l.code || '@'))), '[]') as "usedBy"
    from code_list l cross join lateral (
      select * from code_list_version where list_code = l.code order by number desc limit 1) v
    join account a on a.id = v.created_by order by l.code`.execute(tx);
  return { lists: rows };
};

type OfVersion = { readonly params: { readonly code: string; readonly number: number } };
type Whole = Version & {
  readonly code: string;
  readonly title: string;
  readonly items: CodeItem[];
  readonly versions: number;
};

export const getList = async ({ tx }: Call, { params }: OfVersion) => {
  const { rows } = await sql<Whole>`
    select l.code, l.title, v.number, v.note, v.created_at as at, a.username as by, v.items,
      (select count(*) from code_list_version where list_code = l.code)::integer as versions
    from code_list l join code_list_version v on v.list_code = l.code join account a on a.id = v.created_by
    where l.code = ${params.code} and v.number = ${params.number}`.execute(tx);
  return found(rows[0]);
};

/** A version as one Excel file, in the shape in which it is read. */
export const exportList = async (call: Call, asked: OfVersion) => {
  const { code, number, title, items } = await getList(call, asked);
  return {
    name: `${code} - ${title} - phiên bản ${number}.xlsx`,
    type: 'xlsx' as const,
    content: () => writeWorkbook([codeListSheet(items)]),
  };
};

/** Reads the rows that a file would bring; the page shows them before they are saved. */
export const readListFile = async (_call: Call, { prepared }: { readonly prepared: readonly ReadSheet[] }) =>
  readCodeList(prepared[0]?.rows ?? []);

type Named = { readonly where: string; readonly list: string; readonly options: readonly string[] };

const namedIn = (definition: FormDefinition): Named[] =>
  definition.sections.flatMap((section) => {
    const leaves = (['rows', 'columns'] as const).flatMap((axis) =>
      walk(nodesOf(section, axis)).flatMap(({ node }) =>
        'list' in node && node.list !== undefined ? [{ code: node.code ?? '', ...node }] : [],
      ),
    );
    const cells = Object.entries(section.shape === 'table' ? (section.cells ?? {}) : {}).map(([code, cell]) => ({
      ...cell,
      code,
    }));
    return [...leaves, ...cells].flatMap(({ code, list, options = [] }) =>
      list === undefined ? [] : [{ where: `${definition.code} › ${section.code} › ${code}`, list, options }],
    );
  });

/** What a form says of a code list must be what stands in it. */
export const refuseOtherLists = async (tx: Db, definition: FormDefinition): Promise<void> => {
  const named = namedIn(definition);
  if (named.length === 0) return;
  const { rows } = await sql<{ list: string; labels: string[] }>`
    select list_code || '@' || number as list, (select json_agg(i ->> 'label' order by n) from jsonb_array_elements(items) with ordinality as e (i, n)) as labels
    from code_list_version`.execute(tx);
  const known = new Map(rows.map(({ list, labels }) => [list, labels]));
  const findings = named.flatMap(({ where, list, options }): DefinitionProblem[] => {
    const labels = known.get(list);
    if (!labels)
      return [{ where, message: `Không có danh mục mã ${list.replace('@', ', phiên bản ')}. Chọn lại danh mục.` }];
    const same = labels.length === options.length && labels.every((label, at) => label === options[at]);
    return same
      ? []
      : [
          {
            where,
            message: `Các lựa chọn khác với danh mục mã ${list.replace('@', ', phiên bản ')}. Chọn lại danh mục, hoặc bỏ liên kết để tự ghi.`,
          },
        ];
  });
  if (findings.length > 0) throw problem('definition-refused', { findings });
};
