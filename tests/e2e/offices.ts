import type { Figures } from './figures.ts';

const slug = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll(/[^a-z0-9]/g, '');

export type Office = { readonly code: string; readonly username: string };

/** The districts' sign-in names by code. */
export const districtName = ({ units }: Figures): Map<string, string> =>
  new Map(units.filter(({ kind }) => kind === 'district').map(({ code, name }) => [code, slug(name)]));

/** The communes of a district with the names under which they sign in. */
export const communesOf = ({ units }: Figures, district: string): Office[] => {
  const above = units.find(({ kind, code }) => kind === 'district' && code === district);
  return units
    .filter(({ kind, parentId }) => kind === 'commune' && parentId === above?.id)
    .map(({ code, name }) => ({ code, username: `${slug(name)}.${slug(above?.name ?? '')}` }));
};

/** The name under which a commune signs in. */
export const communeName = (figures: Figures, code: string): string => {
  const commune = figures.units.find((unit) => unit.kind === 'commune' && unit.code === code);
  const above = figures.units.find(({ id }) => id === commune?.parentId);
  return `${slug(commune?.name ?? '')}.${slug(above?.name ?? '')}`;
};
