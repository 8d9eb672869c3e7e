import { defineConfig } from 'vitest/config'
import vue from '@vitejs/plugin-vue'
import { noForeignUrls } from './build/no-foreign-urls.ts'

/** `OUT_DIR` is where Maven wants the client; the mock listens beside `npm run dev`. */
export default defineConfig({
  base: './',
  plugins: [vue(), noForeignUrls()],
  build: { outDir: process.env.OUT_DIR ?? 'dist', emptyOutDir: true, chunkSizeWarningLimit: 900 },
  server: { proxy: { '/api': process.env.JINCE_API ?? 'http://localhost:5199' } },
  test: { include: ['test/**/*.test.ts'] },
})
