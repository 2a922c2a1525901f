import { anchorOf, readGuide, textOf } from './read-guide.ts';

export type GuideSection = {
  readonly heading: string;
  /** The title of its chapter. */
  readonly chapter: string;
  readonly text: string;
  /** `/huong-dan/xa?muc=nhap-phieu`. */
  readonly link: string;
};

/** The sections of one chapter: its title with what stands before the first heading, then each heading with what stands under it. */
export const sectionsOf = (name: string, text: string): GuideSection[] => {
  const [title, ...blocks] = readGuide(text);
  const chapter = title?.kind === 'heading' ? title.text : name;
  const sections: GuideSection[] = [{ heading: chapter, chapter, text: '', link: `/huong-dan/${name}` }];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 2) {
      const link = `/huong-dan/${name}?muc=${anchorOf(block.text)}`;
      sections.push({ heading: block.text.replace(/^\d+\.\s*/, ''), chapter, text: block.text, link });
      continue;
    }
    const last = sections.pop();
    if (last) sections.push({ ...last, text: `${last.text} ${textOf(block)}` });
  }
  return sections;
};
