import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import { classifyMastoError } from './classify-masto-error.ts'

interface AskOptions {
  signal?: AbortSignal | undefined
  /** What breaks off may have been done. */
  sends?: boolean
}

type Call = (meta: { requestInit: RequestInit }) => PromiseLike<unknown>

/** Asks once where the limit still allows it, and gives back what the schema makes of the answer. */
export function createAsk({ clock, allotment }: Pick<ChannelContext, 'clock' | 'allotment'>) {
  return async function ask<Schema extends z.ZodType>(
    schema: Schema,
    call: Call,
    { signal, sends = false }: AskOptions = {},
  ): Promise<z.output<Schema>> {
    signal?.throwIfAborted()
    const until = await allotment.emptyUntil('api')
    if (until !== null) {
      const message = 'The instance allows no more requests for now'
      throw new ChannelError({ class: 'rate-limited', message, until })
    }
    const answer = await call({ requestInit: signal === undefined ? {} : { signal } }).then(
      (given) => given,
      async (error: unknown) => {
        if (signal?.aborted && !sends) throw signal.reason
        const failure = classifyMastoError(error, { now: clock.now(), sends })
        if (failure.until !== null) await allotment.note('api', { remaining: 0, resetsAt: failure.until })
        throw failure
      },
    )
    const parsed = schema.safeParse(answer)
    if (parsed.success) return parsed.data
    const message = `The instance answered oddly: ${z.prettifyError(parsed.error)}`
    throw new ChannelError({ class: 'retry', message, maybeSent: sends })
  }
}
