import { defineConfig } from 'vitest/config';

// The server of the data while developing: a running `actant serve`.
const server = process.env['ACTANT_SERVER'] ?? 'http://127.0.0.1:8040';

export default defineConfig({
  base: './',
  build: {
    target: 'es2022',
    // Inlined files would be data: URLs, which the page's
    // Content-Security-Policy admits for images alone.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': server } },
  preview: { proxy: { '/api': server } },
  test: { include: ['tests/**/*.test.ts'] },
});
