import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../platform/config/project-root.ts';
import { beginsWords } from '../../../platform/text/begins-words.ts';
import { guideFor, guidePlaces } from './chapter-for.ts';
import { anchorOf, type Block, type Inline, readGuide } from './read-guide.ts';
import { sectionsOf } from './sections-of.ts';

const folder = join(projectRoot, 'docs', 'guide');
const chapters = readdirSync(folder).filter((name) => name.endsWith('.md'));
const blocksOf = (chapter: string): Block[] => readGuide(readFileSync(join(folder, `${chapter}.md`), 'utf8'));

const partsOf = (block: Block): readonly Inline[] => {
  switch (block.kind) {
    case 'paragraph':
      return block.parts;
    case 'bullets':
    case 'steps':
      return block.items.flat();
    case 'table':
      return block.rows.flat(2);
    default:
      return [];
  }
};

describe('the guide in the product', () => {
  it.each(chapters)('R37 %s is written in what the page reads: no mark is left over', (file) => {
    const blocks = blocksOf(file.replace('.md', ''));
    expect(blocks[0]).toMatchObject({ kind: 'heading', level: 1 });
    const left = blocks
      .flatMap(partsOf)
      .flatMap(({ kind, text }) => (kind === 'text' ? (text.match(/\*\*|\]\(|`|^#|^\||<\w/g) ?? []) : []));
    expect(left).toEqual([]);
  });

  it('R37 every place that a page leads to is a heading of its chapter', () => {
    const missing = guidePlaces().filter(
      ([chapter, section]) =>
        section !== '' &&
        !blocksOf(chapter).some((block) => block.kind === 'heading' && anchorOf(block.text) === section),
    );
    expect(missing).toEqual([]);
  });

  it.each([
    ['commune', [], '/phieu/12', '/huong-dan/xa?muc=nhap-phieu'],
    ['commune', [], '/', '/huong-dan/xa?muc=viec-can-lam'],
    ['district', [], '/chot/7', '/huong-dan/huyen?muc=chot-so-lieu'],
    ['department', [], '/tien-do/DT01/2021', '/huong-dan/so-nganh?muc=theo-doi-tong-hop'],
    ['board', ['campaigns'], '/dot-thu-thap/moi', '/huong-dan/ban-dan-toc?muc=mo-dot-thu-thap'],
    ['board', ['leader'], '/', '/huong-dan/lanh-dao'],
    ['board', ['audit'], '/nhat-ky', '/huong-dan/kiem-tra-nhat-ky'],
  ])('R37 a %s with %j at %s is led to %s', (kind, duties, path, address) => {
    const unit = { id: 1, code: '1', name: '', path: '', kind };
    expect(guideFor({ unit, account: { id: 'a', username: 'a', kind: 'unit', duties } }, path)).toBe(address);
  });

  it('R37 a section is found by its heading and by what it says, and leads to where it stands', () => {
    const sections = sectionsOf('xa', readFileSync(join(folder, 'xa.md'), 'utf8'));
    const entering = sections.find(({ link }) => link === '/huong-dan/xa?muc=nhap-phieu');
    expect(entering?.heading).toBe('Nhập phiếu');
    expect(beginsWords(['khong', 'phat', 'sinh'], entering?.text ?? '')).toBe(true);
    expect(sections.length).toBeGreaterThan(4);
    expect(sections.every(({ text }) => !/\*\*|\]\(/.test(text))).toBe(true);
  });
});
