import { DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core';
import { expect, it } from 'vitest';
import { theme } from './theme.ts';

/** The page is light only: what Mantine sets for a dark one is left out. */
const styleSheet = (): string => {
  const { variables, light } = defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme));
  const all = { '--mantine-color-scheme': 'light', ...variables, ...light };
  const lines = Object.entries(all).map(([name, value]) => `  ${name}: ${value};`);
  return [
    '/* Written by theme-variables.test.ts from theme.ts: `npx vitest run --project pure theme-variables -u` writes it anew. */',
    ':root {',
    ...lines,
    '}',
    '',
  ].join('\n');
};

it('R37 the style sheet has what the theme says, so that no browser has to work it out', async () => {
  await expect(styleSheet()).toMatchFileSnapshot('theme-variables.css');
});
