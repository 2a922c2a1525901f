/** A group of a scheme: `III`, “Khu vực III”. */
export type SchemeGroup = { readonly code: string; readonly label: string };

/** A way to class units: its code is what formulas name, `group("KV") = "III"`. */
export type Scheme = { readonly code: string; readonly title: string; readonly groups: readonly SchemeGroup[] };

/** What kind of units a scheme classes. */
export const schemeLevels = ['commune', 'district'] as const;
export type SchemeLevel = (typeof schemeLevels)[number];

/** A group of a scheme as it stands in an address or a query: `KV:III`. */
export const GROUP_OF_SCHEME = '^[A-Z][A-Z0-9_]{1,15}:[A-Za-z0-9][A-Za-z0-9_-]{0,15}$';

export const groupKey = (scheme: string, group: string): string => `${scheme}:${group}`;

/** The same read from an address; anything else is no group. */
export const askedGroup = (text: string | null): string | undefined => (parseGroupKey(text) && text) ?? undefined;

/** `KV:III` → scheme and group; undefined for anything else. */
export const parseGroupKey = (text: string | null | undefined): { scheme: string; group: string } | undefined => {
  if (!text || !new RegExp(GROUP_OF_SCHEME).test(text)) return undefined;
  const [scheme = '', group = ''] = text.split(':');
  return { scheme, group };
};
