import type { HttpAnswer, HttpRequest } from './http-message.ts'

export type HttpHandler = (request: HttpRequest) => HttpAnswer | Promise<HttpAnswer>
/** `GET /2/users/:id` to what answers it; `*` stands for any method, a last `*` for the rest of the path. */
export type HttpRoutes = Readonly<Record<string, HttpHandler>>

export interface FoundRoute {
  handle: HttpHandler
  params: Record<string, string>
}

export function createRouter(routes: HttpRoutes): (method: string, path: string) => FoundRoute | null {
  const table = Object.entries(routes).map(([line, handle]) => {
    const [method = '', path = ''] = line.split(' ')
    return { method, parts: path.split('/'), handle }
  })
  return (method, path) => {
    const asked = path.split('/')
    for (const route of table) {
      if (route.method !== '*' && route.method !== method) continue
      const params = match(route.parts, asked)
      if (params) return { handle: route.handle, params }
    }
    return null
  }
}

function match(parts: readonly string[], asked: readonly string[]): Record<string, string> | null {
  const rest = parts.at(-1) === '*'
  if (rest ? asked.length < parts.length : asked.length !== parts.length) return null
  const params: Record<string, string> = {}
  for (const [index, part] of parts.entries()) {
    if (rest && index === parts.length - 1) params['*'] = asked.slice(index).join('/')
    else if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(asked[index] ?? '')
    else if (part !== asked[index]) return null
  }
  return params
}
