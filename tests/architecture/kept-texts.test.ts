import { expect, it } from 'vitest';
import { sources } from './sources.ts';

/** Who may use a bare field of several lines, and why what is typed there is not lost or not kept. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'src/platform/ui/kept/KeptTextarea.tsx': 'the field itself',
  'src/forms/web/grid/NarrativeSection.tsx': 'kept with the sheet',
  'src/forms/web/design/panel/GuidanceField.tsx': 'kept with the draft of the form',
  'src/submissions/web/entry/ProblemList.tsx': 'kept with the sheet',
  'src/submissions/web/many/SubmitManyDialog.tsx': 'kept with each of the sheets',
  'src/sign-in/web/LostPasswordPage.tsx': 'nobody is signed in: it could only be kept for whoever comes next',
};
const BARE = /\bTextarea\b[^;]*from '@mantine\/core'|<textarea\b|contentEditable/;

it('R16 every text of more than a line is typed into KeptTextarea, which keeps it on the machine until it is sent', () => {
  const bare = sources.filter(({ path, text }) => path.endsWith('.tsx') && BARE.test(text)).map(({ path }) => path);
  expect(bare.filter((path) => !(path in ELSEWHERE))).toEqual([]);
  expect(Object.keys(ELSEWHERE).filter((path) => !bare.includes(path))).toEqual([]);
});
