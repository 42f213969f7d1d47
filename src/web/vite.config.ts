import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the web room to dist/web. `vite` alone serves it for development and hands /api to a running server. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../../dist/web', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 900,
  },
  // The host stays as the browser knows it: the server refuses writes that come from elsewhere.
  server: {
    proxy: { '/api': { target: process.env['SUOHE_API'] ?? 'http://127.0.0.1:8080', changeOrigin: false } },
  },
});
