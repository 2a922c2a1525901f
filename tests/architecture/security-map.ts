import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectRoot } from '../../src/platform/config/project-root.ts';

/** One control of a law, standard or list; `taken` marks those that this release has to show by tests. */
export type Control = {
  readonly id: string;
  readonly words: string;
  readonly basis?: string;
  readonly taken?: boolean;
  /** Ids of other controls or requirements whose tests show this one. */
  readonly see?: readonly string[];
  /** The operator's own process: where its template stands. */
  readonly template?: string;
  /** The requirement with which it will come. */
  readonly later?: string;
};
export type ControlList = { readonly title: string; readonly controls: readonly Control[] };
export type TitledTest = { readonly file: string; readonly title: string; readonly ids: readonly string[] };

const testFiles = (directory: string): string[] =>
  readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return testFiles(path);
    return entry.name.endsWith('.test.ts') ? [path] : [];
  });

const between = (first: string, last: string): string[] => {
  const stem = first.slice(0, first.lastIndexOf('.') + 1);
  const [from, to] = [first, last].map((id) => Number(id.slice(id.lastIndexOf('.') + 1)));
  if (!last.startsWith(stem) || from === undefined || to === undefined || to < from) return [first, last];
  return Array.from({ length: to - from + 1 }, (_none, index) => `${stem}${from + index}`);
};

/** `ASVS 6.2.1 6.2.4–6.2.6 …`: the numbers that follow the word. */
const asvsIds = (title: string): string[] =>
  [...title.matchAll(/ASVS((?:[\s,/–-]+(?:and )?\d+\.\d+\.\d+)+)/g)].flatMap(([, numbers = '']) =>
    [...numbers.matchAll(/(\d+\.\d+\.\d+)(?:\s*[–-]\s*(\d+\.\d+\.\d+))?/g)]
      .flatMap(([, first = '', last]) => (last ? between(first, last) : [first]))
      .map((id) => `ASVS ${id}`),
  );

/** The ids that a title names. */
export const idsOf = (title: string): string[] => [
  ...(title.match(/\bSEC-\d\d\b/g) ?? []),
  ...(title.match(/\bR\d{1,2}\b/g) ?? []),
  ...asvsIds(title),
];

/** Titles that name an id: what `it(`, `test(`, `describe(` and the second bracket of their `each` begin with. */
const titlesOf = (text: string): string[] =>
  [...text.matchAll(/(?:\b(?:it|test|describe)(?:\.\w+)?|\))\(\s*(?:'((?:[^'\\\n]|\\.)*)'|`([^`\n]*)`)/g)]
    .map(([, plain, template]) => (plain ?? template ?? '').replaceAll("\\'", "'"))
    .filter((title) => idsOf(title).length > 0);

export const titledTests = (): TitledTest[] =>
  ['src', 'tests']
    .flatMap((folder) => testFiles(join(projectRoot, folder)))
    .filter((path) => !path.endsWith('security-map.test.ts'))
    .sort()
    .flatMap((path) =>
      titlesOf(readFileSync(path, 'utf8')).map((title) => ({
        file: relative(projectRoot, path),
        title,
        ids: idsOf(title),
      })),
    );

export const controlLists = (): readonly ControlList[] =>
  (JSON.parse(readFileSync(join(projectRoot, 'docs/security-controls.json'), 'utf8')) as { lists: ControlList[] })
    .lists;

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

const titled = (tests: readonly TitledTest[], id: string, most: number): string[] => {
  const own = tests.filter(({ ids }) => ids.includes(id));
  const lines = own.slice(0, most).map(({ title, file }) => `${cell(title)} (\`${file}\`)`);
  return own.length > most ? [...lines, `và ${own.length - most} kiểm thử khác của ${id}`] : lines;
};

/** The tests that name the control itself, or else some of those that name what it refers to. */
const shownBy = (control: Control, tests: readonly TitledTest[]): string[] => {
  const own = titled(tests, control.id, 6);
  return own.length > 0 ? own : [...new Set((control.see ?? []).flatMap((id) => titled(tests, id, 2)))];
};

/** Where a control is shown: tests, the operator's template, or the requirement that will bring it. */
const evidence = (control: Control, tests: readonly TitledTest[]): string => {
  const lines = shownBy(control, tests);
  const template = control.template ? [`Người vận hành: [${control.template}](../${control.template})`] : [];
  const later = control.later && lines.length === 0 ? [`Chưa có; sẽ có cùng ${control.later}`] : [];
  const all = [...lines, ...template, ...later];
  return all.length > 0 ? all.join('<br>') : 'Chưa có kiểm thử nêu mã này';
};

const table = ({ title, controls }: ControlList, tests: readonly TitledTest[]): string[] => [
  `## ${title}`,
  '',
  '| mã | nội dung | căn cứ, mức | thể hiện ở |',
  '|---|---|---|---|',
  ...controls.map(
    (control) =>
      `| ${control.id} | ${cell(control.words)} | ${cell(control.basis ?? (control.see ?? []).join(', '))} | ${evidence(control, tests)} |`,
  ),
  '',
];

/** docs/security.md, for those who review the system. */
export const securityDocument = (lists: readonly ControlList[], tests: readonly TitledTest[]): string =>
  [
    '# Biện pháp an toàn và nơi thể hiện',
    '',
    'Sinh ra từ `docs/security-controls.json` và tên các kiểm thử (`npm run security`); một kiểm thử so tệp này với bản sinh ra nên hai bên không lệch nhau. Mỗi biện pháp dẫn tới kiểm thử nêu mã của nó; chạy tất cả bằng `npm test`. Căn cứ ghi ngắn gọn theo điều khoản, cần đối chiếu văn bản gốc khi trích dẫn.',
    '',
    ...lists.flatMap((list) => table(list, tests)),
  ].join('\n');
