import { createHmac } from 'node:crypto'
import { type HttpStream, startHttpServer } from '@hubbub/simulators'

export interface WireItem {
  seq: number
  text: string
  /** RFC 3339. */
  at: string
}

export const hookSecret = 'the secret of the hook'

/** A stream, a history and a hook, and tokens that work once. */
export async function startWireNetwork({ beatMs = 50 }: { beatMs?: number } = {}) {
  const items: WireItem[] = []
  const open = new Set<HttpStream>()
  const tokens = { access: 'a1', refresh: 'r1', renewed: 0 }
  let silent = false
  /** What is older than this the stream does not tell again. */
  let keptFrom = 1
  let mostAtOnce = 0
  const say = (item: WireItem) => `${JSON.stringify(item)}\n`
  const server = await startHttpServer({
    guard: ({ path, headers }) =>
      path !== '/token' && headers['authorization'] !== `Bearer ${tokens.access}`
        ? { status: 401, json: { error: 'The token is over' } }
        : null,
    routes: {
      'POST /token': (request) => {
        if (!Buffer.from(request.body).equals(Buffer.from(JSON.stringify({ refresh: tokens.refresh }))))
          return { status: 400, json: { error: 'This refresh token was used before' } }
        tokens.renewed += 1
        tokens.access = `a${tokens.renewed + 1}`
        tokens.refresh = `r${tokens.renewed + 1}`
        return { json: { access: tokens.access, refresh: tokens.refresh } }
      },
      'GET /history': ({ query }) => ({
        json: items.filter(
          ({ at }) => at >= (query.get('from') ?? '') && at <= (query.get('to') ?? 'z') && !silent,
        ),
      }),
      'GET /stream': ({ query }) => ({
        headers: { 'kept-from': String(keptFrom) },
        stream(out) {
          open.add(out)
          mostAtOnce = Math.max(mostAtOnce, open.size)
          const after = Number(query.get('after') ?? 0)
          for (const item of items) if (item.seq > after && item.seq >= keptFrom) out.write(say(item))
          const beat = setInterval(() => {
            if (!silent) out.write('\n')
          }, beatMs)
          out.onClose(() => {
            clearInterval(beat)
            open.delete(out)
          })
        },
      }),
    },
  })
  return {
    ...server,
    tokens,
    say(text: string, at = new Date()): void {
      const item = { seq: items.length + 1, text, at: at.toISOString() }
      items.push(item)
      for (const out of open) out.write(say(item))
    },
    /** From now on the stream begins with what is said next. */
    forget: () => void (keptFrom = items.length + 1),
    setSilent: (on: boolean) => void (silent = on),
    endAccess: () => void (tokens.access = 'over'),
    streams: () => open.size,
    mostAtOnce: () => mostAtOnce,
    sign: (body: string) => createHmac('sha256', hookSecret).update(body).digest('hex'),
  }
}
