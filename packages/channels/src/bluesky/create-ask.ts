import type { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import { classifyXrpcError } from './classify-xrpc-error.ts'

export interface AskOptions {
  signal?: AbortSignal | undefined
  /** What breaks off may have been done. */
  sends?: boolean
}

export type Ask = ReturnType<typeof createAsk>

interface AskDeps extends Pick<ChannelContext, 'clock' | 'allotment'> {
  /** Has to be done before the first question. */
  ready: () => Promise<unknown>
}

/** Asks once where the limit still allows it; what goes wrong comes as a ChannelError. */
export function createAsk({ clock, allotment, ready }: AskDeps) {
  return async function ask<T>(
    call: () => Promise<T>,
    { signal, sends = false }: AskOptions = {},
  ): Promise<T> {
    signal?.throwIfAborted()
    const until = await allotment.emptyUntil('api')
    if (until !== null) {
      const message = 'The server allows no more requests for now'
      throw new ChannelError({ class: 'rate-limited', message, until })
    }
    return await ready()
      .then(call)
      .catch(async (error: unknown) => {
        if (signal?.aborted && !sends) throw signal.reason
        const failure = classifyXrpcError(error, { now: clock.now(), sends })
        if (failure.until !== null) await allotment.note('api', { remaining: 0, resetsAt: failure.until })
        throw failure
      })
  }
}

/** What does not fit is of a kind that nobody asked for, such as a deleted message. */
export function parseAll<Schema extends z.ZodType>(
  schema: Schema,
  values: readonly unknown[],
): z.output<Schema>[] {
  return values.flatMap((value) => {
    const parsed = schema.safeParse(value)
    return parsed.success ? [parsed.data] : []
  })
}
