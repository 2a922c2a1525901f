import { AxeBuilder } from '@axe-core/playwright';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const NAME_RULE = 'label-content-name-mismatch';
/** WCAG 2.2 AA, and with it 2.5.3 (the name of a button holds its words), which axe leaves out as not yet certain. */
const RULES: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  rules: { [NAME_RULE]: { enabled: true } },
  // Of what holds only the count is kept, and no style sheet is fetched once more: the largest tables take half the time.
  resultTypes: ['violations'],
  preload: false,
};

/** A cell of a table is no button: its name says row and column besides, what it shows is its value. */
const isLabelled = ({ html }: { readonly html: string }): boolean => !html.startsWith('<td');

/** What axe finds, one line a finding: the rule and the first place. There are no frames, so the page alone is looked at. */
export const findings = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options(RULES).analyze();
  return violations
    .map(({ id, help, nodes }) => ({ id, help, places: id === NAME_RULE ? nodes.filter(isLabelled) : nodes }))
    .filter(({ places }) => places.length > 0)
    .map(({ id, help, places }) => `${id}: ${help} (${places.length}×) ${places[0]?.html.slice(0, 160) ?? ''}`);
};
