import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page: `src/app/web` → `dist/web`. In development the API is asked of a server on port 3000. */
export default defineConfig({
  root: 'src/app/web',
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Fonts stay files: the content policy allows no data: fonts, and they are cached for a year.
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
