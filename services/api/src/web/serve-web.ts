import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { AppError } from '@hubbub/contracts'
import { Hono } from 'hono'
import type { ApiEnv } from '../http/env.ts'

/**
 * The built web application. Files under /assets carry their content's hash in their name and never change; every path that
 * is no file is a place inside the application and gets its page.
 */
export function serveWeb(root: string): Hono<ApiEnv> {
  if (!existsSync(join(root, 'index.html')))
    throw new AppError({
      code: 'web.not_built',
      kind: 'unavailable',
      message: `There is no built web application in ${root}`,
    })
  const web = new Hono<ApiEnv>()
  web.use('/assets/*', async (http, next) => {
    await next()
    if (http.res.ok) http.header('cache-control', 'public, max-age=31536000, immutable')
  })
  web.use('*', async (http, next) => {
    await next()
    if (!http.res.headers.has('cache-control')) http.header('cache-control', 'no-cache')
  })
  web.get('*', serveStatic<ApiEnv>({ root, precompressed: true }))
  const index = serveStatic<ApiEnv>({ root, path: 'index.html', precompressed: true })
  web.get('*', async (http, next) => {
    if (isPage(http.req.path)) return await index(http, next)
    return await next()
  })
  return web
}

// What looks like a file and is none is missing; a page in its place would be read as a script or an image.
function isPage(path: string): boolean {
  return !/^\/(api|chat|socket\.io|assets|metrics)(\/|$)/.test(path) && !/\.[a-z0-9]{2,5}$/i.test(path)
}
