import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** One rule of a style sheet: its selectors, what it says, whether it speaks of paper alone. */
type Rule = { readonly selectors: readonly string[]; readonly body: string; readonly paper: boolean };

/** Where the block that opens at `open` ends. */
const closing = (text: string, open: number): number => {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return at;
  }
  throw new Error('a block that nothing closes');
};

const rulesIn = (text: string, paper = false): Rule[] => {
  const open = text.indexOf('{');
  if (open === -1) return [];
  const end = closing(text, open);
  const [head, body] = [text.slice(0, open).trim(), text.slice(open + 1, end)];
  const inner = head.startsWith('@')
    ? rulesIn(body, paper || /^@media\b.*\bprint\b/.test(head))
    : [{ selectors: head.split(',').map((one) => one.trim()), body, paper }];
  return [...inner, ...rulesIn(text.slice(end + 1), paper)];
};

const paths = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.css'));
const sheets = paths.map((path) => ({
  path,
  rules: rulesIn(readFileSync(`src/${path}`, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')),
}));

it('R16 R35 what paper hides is hidden where it is shown: the order of two style sheets is the bundler’s', () => {
  const shown = sheets.flatMap(({ path, rules }) =>
    rules
      .filter(({ paper, body }) => !paper && /(?:^|[\s;])display:/.test(body))
      .flatMap(({ selectors }) => selectors.map((selector) => ({ path, selector }))),
  );
  const hidden = sheets.flatMap(({ path, rules }) =>
    rules
      .filter(({ paper, body }) => paper && /display: none/.test(body))
      .flatMap(({ selectors }) => selectors.map((selector) => ({ path, selector }))),
  );
  expect(hidden.length).toBeGreaterThan(10);
  const uncertain = hidden.filter((one) =>
    shown.some(({ path, selector }) => selector === one.selector && path !== one.path),
  );
  expect(uncertain).toEqual([]);
});
