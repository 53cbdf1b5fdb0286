import { errorMessage } from '@hubbub/contracts'
import type { ImapFlowError } from 'imapflow'
import { ChannelError, type ChannelErrorClass } from '../../channel-error.ts'

const busy = /too many|rate|throttl|limit|bandwidth|overquota/i
const passing = /try again|try later|tempor|unavailable|internal error|server error/i
const waitMs = 5 * 60_000

export function classifyImapError(error: unknown, now: Date): ChannelError {
  if (error instanceof ChannelError) return error
  const failure = error as ImapFlowError
  const kind = classOf(failure)
  return new ChannelError({
    class: kind,
    message: wordsOf(failure),
    cause: error,
    ...(kind === 'rate-limited' && { until: new Date(now.getTime() + (failure.throttleReset ?? waitMs)) }),
  })
}

/** Trying again on a new connection makes sense. */
export function isLostConnection(error: unknown): boolean {
  return error instanceof ChannelError && error.class === 'retry'
}

function classOf(error: ImapFlowError): ChannelErrorClass {
  const words = wordsOf(error)
  if (error.code === 'ETHROTTLE') return 'rate-limited'
  if (error.authenticationFailed) return classOfSignIn(error, words)
  if (error.responseStatus && busy.test(words)) return 'rate-limited'
  return 'retry'
}

/** RFC 5530: a server says by its code whether the password was wrong or it could not tell; many say it by words only. */
function classOfSignIn(error: ImapFlowError, words: string): ChannelErrorClass {
  const code = error.serverResponseCode ?? ''
  if (code === 'UNAVAILABLE' || code === 'INUSE' || code === 'SERVERBUG') return 'retry'
  if (code === 'LIMIT' || busy.test(words)) return 'rate-limited'
  return code === '' && passing.test(words) ? 'retry' : 'reauthorize'
}

function wordsOf(error: ImapFlowError): string {
  if (typeof error.response === 'string' && error.response) return error.response
  return error.responseText || error.reason || errorMessage(error)
}
