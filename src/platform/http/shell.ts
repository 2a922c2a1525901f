import { readFileSync } from 'node:fs';

const escaped = (text: string): string => text.replace(/[&"<>]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** The path of the public address under which everything stands: `/dan-toc`, empty at the root. */
export const prefixOf = (publicUrl: string | undefined): string =>
  publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/+$/, '');

/**
 * The page's document under a path prefix (SEC-42), made once at the start: its own addresses begin with the prefix, and a line in front
 * of every script says it to them. Scripts and styles name each other relatively and need nothing. At the root the file goes out as built.
 */
export const shellUnder = (file: string, prefix: string): string | undefined =>
  prefix === ''
    ? undefined
    : readFileSync(file, 'utf8')
        .replace(/\b(src|href)="\/(?!\/)/g, `$1="${escaped(prefix)}/`)
        .replace('<head>', `<head><meta name="base" content="${escaped(prefix)}">`);
