import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import type { ApiEnv } from '../http/env.ts'

const files = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
} as const

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hubbub API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`
const start = `SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#docs', deepLinking: true, docExpansion: 'none', validatorUrl: null })\n`

/** The operations, to read and to try. Everything comes from here, so it needs no exception from the content policy. */
export function createDocsPage(): Hono<ApiEnv> {
  const folder = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')))
  const docs = new Hono<ApiEnv>()
  docs.get('/', (http) => http.html(page))
  docs.get('/start.js', (http) => http.body(start, 200, { 'content-type': 'text/javascript; charset=utf-8' }))
  for (const [name, type] of Object.entries(files)) {
    docs.get(`/${name}`, async (http) => {
      const content = await readFile(join(folder, name))
      return http.body(content, 200, { 'content-type': type, 'cache-control': 'public, max-age=86400' })
    })
  }
  return docs
}
