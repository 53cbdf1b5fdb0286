import { ChannelError } from '../channel-error.ts'

/**
 * What `fetch` threw, as a ChannelError. Undici hides the reason in causes; refusals of our own are among them.
 * `sent`: the request may have been taken before it broke.
 */
export function networkError(error: unknown, { sent }: { sent: boolean }): ChannelError {
  const chain = causesOf(error)
  const own = chain.find((cause) => cause instanceof ChannelError)
  if (own) return own
  const message = chain.map(({ message: words }) => words).findLast((words) => words !== '') ?? String(error)
  const unborn = chain.some((cause) => 'code' in cause && unbornCodes.has(String(cause.code)))
  return new ChannelError({ class: 'retry', message, maybeSent: sent && !unborn, cause: error })
}

/** No connection stood, so nothing was sent. */
const unbornCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

function causesOf(error: unknown): Error[] {
  const chain: Error[] = []
  for (let at = error; at instanceof Error && chain.length < 8; at = at.cause) {
    chain.push(at)
    if (at instanceof AggregateError) chain.push(...at.errors.filter((one) => one instanceof Error))
  }
  return chain
}
