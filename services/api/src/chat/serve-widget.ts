import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { AppError } from '@hubbub/contracts'
import type { Handler } from 'hono'
import type { ApiEnv } from '../http/env.ts'

const built = fileURLToPath(new URL('../../../../packages/widget/dist/widget.js', import.meta.url))

/** The widget at its lasting address: pages ask each time whether it is still the same. */
export function serveWidget(file = built): Handler<ApiEnv> {
  let loaded: Promise<{ content: string; tag: string }> | undefined
  return async (http) => {
    loaded ??= load(file).catch((error: unknown) => {
      loaded = undefined
      throw error
    })
    const { content, tag } = await loaded
    http.header('cross-origin-resource-policy', 'cross-origin')
    http.header('access-control-allow-origin', '*')
    http.header('cache-control', 'public, max-age=300, stale-while-revalidate=86400')
    http.header('etag', tag)
    if (http.req.header('if-none-match') === tag) return http.body(null, 304)
    return http.body(content, 200, { 'content-type': 'text/javascript; charset=utf-8' })
  }
}

async function load(file: string) {
  try {
    const content = await readFile(file, 'utf8')
    return { content, tag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 16)}"` }
  } catch (error) {
    throw new AppError({
      code: 'chat.widget_not_built',
      kind: 'unavailable',
      message: 'The widget is not built',
      cause: error,
    })
  }
}
