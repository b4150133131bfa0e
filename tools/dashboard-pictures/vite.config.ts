import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const empty = fileURLToPath(new URL('src/empty.ts', import.meta.url));

export default defineConfig({
  base: './',
  // The code editor is two thirds of the bundle, and no panel shows one.
  resolve: { alias: { '@monaco-editor/react': empty, 'monaco-editor': empty } },
  build: { chunkSizeWarningLimit: 5000 },
});
