import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build, defineConfig, type HtmlTagDescriptor, type Plugin, runnerImport } from 'vite';
import type * as Addresses from './src/app/web/page-addresses.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const TARGET = 'es2022';

/** A script that stands alone, whatever else imports its pieces: built by itself, in one piece. */
const alone = async (entry: string): Promise<string> => {
  const output = { format: 'iife' } as const;
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, target: TARGET, rolldownOptions: { input: entry, output } },
  });
  const [only] = 'output' in built ? built.output : [];
  if (only?.type !== 'chunk' || only.imports.length > 0) throw new Error(`${entry} does not stand alone`);
  return only.code;
};

const FIRST = 'ask-first.js';

/** The face of running text: known before the style sheet is, so that words do not change their shape under the reader. */
const FIRST_FONTS = /be-vietnam-pro-(latin|vietnamese)-400-normal.*\.woff2$/;

/**
 * Puts a script of its own before all others, which asks the server for the session while the rest is still loading. (Vite joins the
 * scripts that stand in the document into one; this one must not wait for them.)
 */
const askFirst = (): Plugin => ({
  name: 'ask-first',
  apply: 'build',
  async buildStart() {
    this.emitFile({ type: 'asset', name: FIRST, source: await alone(here('src/app/web/first/ask-first.ts')) });
  },
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }): HtmlTagDescriptor[] => {
      const files = Object.values(bundle ?? {});
      const first = files.find((file) => file.type === 'asset' && file.names.includes(FIRST));
      if (!first) throw new Error('the document has no first script');
      const fonts = files.filter(({ fileName }) => FIRST_FONTS.test(fileName));
      return [
        { tag: 'script', attrs: { src: `/${first.fileName}` }, injectTo: 'head-prepend' },
        ...fonts.map(({ fileName }): HtmlTagDescriptor => {
          const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${fileName}` };
          return { tag: 'link', attrs, injectTo: 'head' };
        }),
      ];
    },
  },
});

const DOCUMENT = 'index.html';

/** Their declarations alone: the code of a page is named there and fetched by nobody. */
const readAddresses = async (): Promise<readonly string[]> =>
  (await runnerImport<typeof Addresses>(here('src/app/web/page-addresses.ts'), { configFile: false, logLevel: 'warn' }))
    .module.pageAddresses;

/**
 * The worker that keeps the page on the person's machine, at an address of its own above the whole page. In front of it the build writes
 * what is kept: every script and style, and the fonts that are there from the start; other fonts the browser keeps by itself.
 */
const keptPage = (): Plugin => ({
  name: 'kept-page',
  apply: 'build',
  enforce: 'post',
  async generateBundle(_options, bundle) {
    const all = Object.values(bundle);
    const worker = await alone(here('src/app/web/worker/service-worker.ts'));
    const page = bundle[DOCUMENT];
    const main = all.find((file) => file.type === 'chunk' && file.facadeModuleId === here('src/app/web/index.html'));
    if (page?.type !== 'asset' || !main) throw new Error('the page has no document or no entry');
    const files = all
      .map(({ fileName }) => fileName)
      .filter((name) => /^assets\/.*\.(js|css)$/.test(name) || FIRST_FONTS.test(name))
      .map((name) => `/${name}`)
      .sort();
    const pages = await readAddresses();
    const version = createHash('sha256').update(page.source).update(files.join()).update(worker).digest('base64url');
    const kept = { version: version.slice(0, 16), entry: `/${main.fileName}`, files, pages };
    const source = `const KEPT = ${JSON.stringify(kept)};\n${worker}`;
    this.emitFile({ type: 'asset', fileName: 'service-worker.js', source });
    this.emitFile({ type: 'asset', fileName: 'pages.json', source: JSON.stringify(pages) });
  },
});

/**
 * Asks the browser to compile everything in the first scripts while they come in, beside the page's own thread, instead of each function
 * when it is first called (explicit compile hints; a comment to browsers that do not know it). It counts from where it stands: at the very top.
 */
const CALLED_ON_LOAD = ['index', 'react'];
const calledOnLoad = (): Plugin => ({
  name: 'called-on-load',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const name of CALLED_ON_LOAD) {
        const [first, ...others] = Object.values(bundle).filter((file) => file.type === 'chunk' && file.name === name);
        // Nobody would see it missing but by the time it takes.
        if (first?.type !== 'chunk' || others.length > 0) throw new Error(`there is not one first script ${name}`);
        first.code = `//# allFunctionsCalledOnLoad\n${first.code}`;
      }
    },
  },
});

const SMALLEST = 1024;
const COMPRESSED = /\.(js|css|svg|html)$/;

/** Lays the compressed forms beside each file, made once and as small as they get; the server only picks one. */
const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  async writeBundle({ dir = '' }, bundle) {
    const files = Object.keys(bundle).filter((name) => COMPRESSED.test(name));
    await Promise.all(
      files.map(async (name) => {
        const path = join(dir, name);
        const content = await readFile(path);
        if (content.length < SMALLEST) return;
        await writeFile(`${path}.br`, await promisify(brotliCompress)(content));
        await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
      }),
    );
  },
});

/** The page: `src/app/web` → `dist/web`. In development the API is asked of a server on port 3000. */
export default defineConfig({
  root: here('src/app/web'),
  base: '/',
  // Scripts and styles name each other relatively, so that the page can stand under a path prefix; the document alone says where it is.
  experimental: {
    renderBuiltUrl: (name, { hostType }) => (hostType === 'html' ? `/${name}` : { relative: true }),
  },
  plugins: [react(), askFirst(), calledOnLoad(), keptPage(), compressed()],
  resolve: { alias: { typebox: here('src/platform/contract/no-schemas.ts') } },
  build: {
    outDir: here('dist/web'),
    emptyOutDir: true,
    target: TARGET,
    // Fonts stay files: the content policy allows no data: fonts, and they are cached for a year.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      onLog: (level, log, handle) => {
        if (log.code === 'IMPORT_IS_UNDEFINED') throw new Error(log.message);
        handle(level, log);
      },
      output: {
        codeSplitting: {
          groups: [
            // Words of the trail, which many nouns bring: fetched at once with the page that shows it.
            { name: 'trails', test: /contract[\\/]events\.ts$/, priority: 1 },
            // What changes only with its version keeps its name, and its place in the cache, from release to release.
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 3 },
            // All else that the first page needs comes in one piece: on a slow line a request costs more than 30 kB.
            { name: 'shell', tags: ['$initial'], priority: 2 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
