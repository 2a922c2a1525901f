import { chapterNames, loadChapter } from './chapters.ts';
import { type GuideSection, sectionsOf } from './sections-of.ts';

/** Every section of the guide, chapter by chapter. */
export const loadSections = async (): Promise<GuideSection[]> => {
  const texts = await Promise.all(chapterNames.map(async (name) => ({ name, text: (await loadChapter(name)) ?? '' })));
  return texts.flatMap(({ name, text }) => sectionsOf(name, text));
};
