import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * The server for running: `src/app/main.ts` → `dist/server`, its own files and the packages that come in hundreds of them joined into a few.
 * Reading sixteen hundred files took longer than opening the database does (docs/decisions/0015).
 */
export default defineConfig({
  ssr: { noExternal: ['typebox', 'kysely', 'hucre'] },
  build: {
    ssr: here('src/app/main.ts'),
    outDir: here('dist/server'),
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    minify: false,
    rolldownOptions: { output: { chunkFileNames: '[name].js' } },
  },
});
