/** The chapters of docs/guide and their pictures, as the build takes them in: each is fetched when it is opened. */
const texts = import.meta.glob<string>('../../../../docs/guide/*.md', { query: '?raw', import: 'default' });
const pictures = import.meta.glob<string>(['../../../../docs/images/guide/*.png', '../../../../docs/images/*.png'], {
  query: '?url',
  import: 'default',
  eager: true,
});

/** The names of the chapters, as the address has them. */
export const chapterNames: readonly string[] = Object.keys(texts).map((path) => path.replace(/^.*\/(.*)\.md$/, '$1'));

export const loadChapter = (name: string): Promise<string> | undefined =>
  texts[`../../../../docs/guide/${name}.md`]?.();

/** `../images/guide/mo-dot.png`, as a chapter names it → its address. */
export const pictureAt = (file: string): string | undefined =>
  pictures[file.replace('../images/', '../../../../docs/images/')];
