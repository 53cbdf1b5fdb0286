import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { type Plugin, defineConfig } from 'vite'

const MOST_BYTES = 40_000

export default defineConfig({
  plugins: [weigh()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist',
    target: 'es2022',
    lib: { entry: 'src/main.tsx', formats: ['iife'], name: 'hubbubWidget', fileName: () => 'widget.js' },
  },
})

/** Says what visitors have to load, and refuses to build more than they should. */
function weigh(): Plugin {
  return {
    name: 'weigh',
    apply: 'build',
    async writeBundle({ dir = 'dist' }) {
      const content = await readFile(join(dir, 'widget.js'))
      const gzip = gzipSync(content, { level: 9 }).length
      const brotli = brotliCompressSync(content).length
      this.info(`widget.js: ${content.length} bytes, ${gzip} gzipped, ${brotli} with brotli`)
      if (gzip > MOST_BYTES) this.error(`widget.js has ${gzip} bytes gzipped, more than ${MOST_BYTES}`)
    },
  }
}
