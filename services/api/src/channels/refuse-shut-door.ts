import { ChannelError } from '@hubbub/channels'
import { AppError } from '@hubbub/contracts'

/** A server that must not be asked is no failed step of a check: the request itself is refused, by the code of the policy. */
export function refuseShutDoor(error: unknown): never {
  if (!(error instanceof ChannelError) || error.shutDoor === null) throw error
  const { code, host } = error.shutDoor
  throw new AppError({
    code: `channel.${code}`,
    kind: 'invalid',
    message: error.message,
    details: { host },
    cause: error,
  })
}
