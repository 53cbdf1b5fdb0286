import { ChannelError } from '@hubbub/channels'
import { AppError } from '@hubbub/contracts'

/** A network that is only asked for something may say no: its words go to the person who asked. */
export function sayUnavailable(error: unknown): never {
  if (!(error instanceof ChannelError)) throw error
  throw new AppError({
    code: 'channel.unavailable',
    kind: error.class === 'rate-limited' ? 'rate_limited' : 'unavailable',
    message: error.message,
    cause: error,
  })
}
