/** States that come and go, and boxes that are no elements: a rule for them belongs to whatever it stands at. */
const PASSING = /::[\w-]+|:(?:hover|active|focus(?:-visible|-within)?)/g;

const isSeen = (selector: string): boolean => {
  try {
    const lasting = selector.replace(PASSING, '');
    return lasting === '' || document.querySelector(lasting) !== null;
  } catch {
    return true;
  }
};

const seenIn = (rules: CSSRuleList): string =>
  [...rules]
    .map(seen)
    .filter((text) => text !== '')
    .join('\n');

/** The rule as far as something on the page is drawn with it; of those that group others what is left in them. */
const seen = (rule: CSSRule): string => {
  if (rule instanceof CSSStyleRule) return isSeen(rule.selectorText) ? rule.cssText : '';
  if (rule instanceof CSSFontFaceRule) return rule.cssText;
  if (!(rule instanceof CSSGroupingRule)) return '';
  const inside = seenIn(rule.cssRules);
  return inside.trim() === '' ? '' : `${rule.cssText.slice(0, rule.cssText.indexOf('{'))}{${inside}}`;
};

const DEFINED = /(--[\w-]+):[^;{}]*;/g;
const NAMED = /var\((--[\w-]+)/g;

/** Leaves out the variables that neither these styles nor the markup name, then those that only these named, and so on. */
const withoutIdle = (styles: string, markup: string): string => {
  const named = new Set([...`${styles}${markup}`.matchAll(NAMED)].map(([, name]) => name));
  const left = styles.replace(DEFINED, (whole, name: string) => (named.has(name) ? whole : '')).replace(/ {2,}/g, ' ');
  return left === styles ? styles : withoutIdle(left, markup);
};

/** Absolute, since the picture does not stand where the style sheet does. */
const withAddresses = (styles: string, sheet: string): string =>
  styles.replace(/url\("([^"]+)"\)/g, (_whole, address: string) => `url("${new URL(address, sheet).pathname}")`);

/** The rules of all style sheets that the page as it stands is drawn with; `markup` is the page's. */
export const stylesFor = (markup: string): string => {
  const sheets = [...document.styleSheets].map((sheet) =>
    withAddresses(seenIn(sheet.cssRules), sheet.href ?? document.baseURI),
  );
  return withoutIdle(sheets.join('\n'), markup);
};
