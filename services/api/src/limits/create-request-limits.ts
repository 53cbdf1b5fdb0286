import { errorMessage } from '@hubbub/contracts'
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPrisma,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible'
import { log } from '../log.ts'

/**
 * caller: one person or key; open: one address that is not signed in; door: its tries to get in; hook: networks that call; chat: an
 * address at the door to visitors; visitor: what one of them says. */
export type LimitKind = 'caller' | 'open' | 'door' | 'hook' | 'chat' | 'visitor'

/** Where the counts lie, so that all processes count together. */
export type LimitStore =
  | { kind: 'postgres'; /** Prisma's client of the sign-in role. */ client: object }
  | { kind: 'redis'; /** An ioredis client or cluster. */ client: object }

export interface Allowance {
  allowed: boolean
  limit: number
  remaining: number
  /** Seconds until the count begins anew. */
  reset: number
}

export type RequestLimits = ReturnType<typeof createRequestLimits>

const windowSeconds = 60

/** Counts requests by kind and key, for all processes at one store; while that is away, each process for itself. */
export function createRequestLimits(store: LimitStore, perMinute: Record<LimitKind, number>) {
  const limiters: Record<LimitKind, RateLimiterAbstract> = {
    caller: createLimiter(store, 'caller', perMinute.caller),
    open: createLimiter(store, 'open', perMinute.open),
    door: createLimiter(store, 'door', perMinute.door),
    hook: createLimiter(store, 'hook', perMinute.hook),
    // Counted by each process for itself: these are to be answered within milliseconds.
    chat: inMemory('chat', perMinute.chat),
    visitor: inMemory('visitor', perMinute.visitor),
  }
  return {
    windowSeconds,
    async take(kind: LimitKind, key: string): Promise<Allowance> {
      const limit = perMinute[kind]
      try {
        return allowance(await limiters[kind].consume(key), limit, true)
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return allowance(refusal, limit, false)
        // Whoever cannot be counted is let through: the request itself will meet what is broken.
        log.warn({ reason: errorMessage(refusal) }, 'requests cannot be counted')
        return { allowed: true, limit, remaining: limit, reset: windowSeconds }
      }
    },
  }
}

const inMemory = (kind: LimitKind, points: number) =>
  new RateLimiterMemory({ keyPrefix: `hubbub:${kind}`, points, duration: windowSeconds })

function createLimiter(store: LimitStore, kind: LimitKind, points: number): RateLimiterAbstract {
  const options = { keyPrefix: `hubbub:${kind}`, points, duration: windowSeconds }
  const shared = {
    ...options,
    storeClient: store.client,
    // Who is over the limit is refused without asking the store again.
    inMemoryBlockOnConsumed: points,
    inMemoryBlockDuration: 5,
    insuranceLimiter: new RateLimiterMemory(options),
  }
  return store.kind === 'redis'
    ? new RateLimiterRedis({ ...shared, useRedisPackage: false })
    : new RateLimiterPrisma({ ...shared, tableName: 'authRequestLimit' })
}

function allowance(
  { remainingPoints, msBeforeNext }: RateLimiterRes,
  limit: number,
  allowed: boolean,
): Allowance {
  return { allowed, limit, remaining: remainingPoints, reset: Math.max(1, Math.ceil(msBeforeNext / 1000)) }
}
