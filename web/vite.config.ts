import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import { tanstackRouter } from '@tanstack/router-plugin/vite'
import react from '@vitejs/plugin-react'
import { type Plugin, defineConfig, loadEnv } from 'vite'
import { precompress } from './precompress.ts'

export default defineConfig(({ mode }) => {
  const { HUBBUB_API = 'http://127.0.0.1:4000' } = loadEnv(mode, import.meta.dirname, 'HUBBUB_')
  const proxy = {
    '/api': { target: HUBBUB_API },
    '/hooks': { target: HUBBUB_API },
    '/chat': { target: HUBBUB_API },
    '/acknowledge': { target: HUBBUB_API },
    '/socket.io': { target: HUBBUB_API, ws: true },
  }
  return {
    plugins: [
      tanstackRouter({
        target: 'react',
        generatedRouteTree: './src/route-tree.gen.ts',
        autoCodeSplitting: true,
        addExtensions: true,
        quoteStyle: 'single',
        semicolons: false,
        disableLogging: true,
      }),
      englishZodOnly(),
      react(),
      tailwindcss(),
      precompress(),
    ],
    resolve: {
      alias: { '@hono/zod-openapi': fileURLToPath(import.meta.resolve('#lib/zod-openapi.ts')) },
    },
    build: {
      outDir: 'dist',
      target: 'es2024',
      // @NOTE the page's CSP has no `data:` for fonts and scripts, so nothing is inlined
      assetsInlineLimit: 0,
    },
    server: { host: '127.0.0.1', proxy },
    preview: { host: '127.0.0.1', proxy },
  }
})

/** Zod carries its messages in some fifty languages, as much code as all the rest of the first page. */
function englishZodOnly(): Plugin {
  const stub = '\0zod-locales'
  return {
    name: 'english-zod-only',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source === '../locales/index.js' && importer?.includes('/zod/v4/') ? stub : null,
    load: (id) => (id === stub ? 'export {}' : null),
  }
}
