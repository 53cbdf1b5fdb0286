import { createHmac } from 'node:crypto'
import type { HttpAnswer, HttpRequest } from '../http/http-message.ts'
import { GraphRefusal, refusals } from './graph-types.ts'

export interface GraphAppOptions {
  id?: string
  secret?: string
}

interface GraphToken {
  madeAt: number
  endsAt: number
  me: string | null
}

const DAY_MS = 86_400_000
const LONG_MS = 60 * DAY_MS

export type GraphApp = ReturnType<typeof createGraphApp>

/** One app at Meta: its secret, its tokens and what they open, and how much it may ask. */
export function createGraphApp(options: GraphAppOptions, now: () => Date) {
  const secret = options.secret ?? '0123456789abcdef0123456789abcdef'
  const tokens = new Map<string, GraphToken>()
  const isGood = (token: string) => (tokens.get(token)?.endsAt ?? 0) > now().getTime()
  let limitedUntil = 0
  let renewed = 0

  const hmac = (content: string | Uint8Array) => createHmac('sha256', secret).update(content).digest('hex')

  function renew(token: string) {
    const found = tokens.get(token)
    if (found === undefined || !isGood(token)) throw refusals.wrongToken()
    if (found.endsAt === Infinity || now().getTime() - found.madeAt < DAY_MS)
      throw refusals.badParameter('The access token must be at least 24 hours old')
    renewed += 1
    const fresh = `IGAArenewed${renewed}Token0123456789`
    tokens.set(fresh, { madeAt: now().getTime(), endsAt: now().getTime() + LONG_MS, me: found.me })
    return { access_token: fresh, token_type: 'bearer', expires_in: LONG_MS / 1000 }
  }

  return {
    id: options.id ?? '1517776481860111',
    secret,
    /** `me`: whom the token is for. */
    letIn(token: string, me: string | null = null) {
      tokens.set(token, { madeAt: now().getTime(), endsAt: Infinity, me })
      return token
    },
    /** A token of an Instagram account, which lives for sixty days. */
    letInFor60Days(token: string, me: string) {
      tokens.set(token, { madeAt: now().getTime(), endsAt: now().getTime() + LONG_MS, me })
      return token
    },
    /** What Instagram answers who wants a token renewed. */
    answerRenewal({ query }: HttpRequest): HttpAnswer {
      try {
        return { json: renew(query.get('access_token') ?? '') }
      } catch (error) {
        if (!(error instanceof GraphRefusal)) throw error
        return { status: error.status, json: { error: error.error } }
      }
    },
    renewed: () => renewed,
    /** All tokens end now. */
    endTokens() {
      for (const entry of tokens.values()) entry.endsAt = 0
    },
    /** Refuses everything for so long, as too much was asked in an hour. */
    limit(this: void, ms: number) {
      limitedUntil = now().getTime() + ms
    },
    sign: (body: Uint8Array) => `sha256=${hmac(body)}`,
    knows: (request: HttpRequest) => isGood(tokenOf(request)),
    /** @returns whom the token is for, where it and its proof are good. */
    admit(request: HttpRequest): string | null {
      const token = tokenOf(request)
      const { query } = request
      if (!isGood(token)) throw refusals.wrongToken()
      const proof = query.get('appsecret_proof')
      if (proof !== null && proof !== hmac(token)) throw refusals.wrongProof()
      if (limitedUntil > now().getTime())
        throw new GraphRefusal(400, {
          code: 80007,
          message: '(#80007) There have been too many calls from this account. Wait a bit and try again.',
        })
      return tokens.get(token)?.me ?? null
    },
    /** What is said of limits beside every answer; minutes until one may ask again. */
    usage(node: string): Record<string, string> {
      const minutes = Math.max(0, Math.ceil((limitedUntil - now().getTime()) / 60_000))
      const used = { call_count: minutes > 0 ? 100 : 1, total_cputime: 1, total_time: 1 }
      return {
        'x-app-usage': JSON.stringify(used),
        'x-business-use-case-usage': JSON.stringify({
          [node]: [{ type: 'whatsapp', ...used, estimated_time_to_regain_access: minutes }],
        }),
      }
    },
  }
}

const tokenOf = ({ headers, query }: HttpRequest) =>
  (headers['authorization'] ?? '').replace(/^Bearer /, '') || (query.get('access_token') ?? '')
