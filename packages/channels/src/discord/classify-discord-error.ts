import { DiscordAPIError, HTTPError, RateLimitError } from '@discordjs/rest'
import { ChannelError, type ChannelErrorClass } from '../channel-error.ts'
import { networkError } from '../http/network-error.ts'

interface Asked {
  now: Date
  /** Without an answer nobody knows whether Discord took it. */
  sends?: boolean
}

export function classifyDiscordError(error: unknown, { now, sends = false }: Asked): ChannelError {
  if (error instanceof ChannelError) return error
  if (error instanceof RateLimitError)
    return limited(new Date(now.getTime() + Math.max(error.retryAfter, error.timeToReset, 250)))
  if (error instanceof HTTPError)
    return new ChannelError({
      class: 'retry',
      message: `Discord answered with ${error.status}`,
      maybeSent: sends,
      cause: withoutBody(error),
    })
  if (error instanceof DiscordAPIError) return ofAnswer(error)
  if (error instanceof Error && error.message.startsWith('Expected token'))
    return new ChannelError({ class: 'reauthorize', message: 'Discord does not know this bot token' })
  return networkError(error, { sent: sends })
}

export const limited = (until: Date) =>
  new ChannelError({ class: 'rate-limited', message: 'Discord allows no more of these for now', until })

function ofAnswer(error: DiscordAPIError): ChannelError {
  const { status, message } = error
  const kind: ChannelErrorClass = status === 401 ? 'reauthorize' : 'rejected'
  const said =
    status === 401 ? `Discord does not know this bot token (${message})` : message.replaceAll('\n', ' ')
  return new ChannelError({ class: kind, message: said, cause: withoutBody(error) })
}

/** What was to be said stands in the error, and nobody's words belong in a log. */
function withoutBody(error: DiscordAPIError | HTTPError): Error {
  const { status, method } = error
  return Object.assign(new Error(error.message), { status, method })
}

/** How the gateway closes for good: https://docs.discord.com/developers/topics/opcodes-and-status-codes. */
export function classifyGatewayError(error: Error): ChannelError {
  const { message } = error
  if (message === 'Authentication failed')
    return new ChannelError({ class: 'reauthorize', message: 'Discord does not know this bot token' })
  if (message === 'Used disallowed intents')
    return new ChannelError({
      class: 'reauthorize',
      message:
        'The Message Content Intent is switched off at Discord: switch it on there, or off in the settings here',
    })
  if (message === 'Sharding is required')
    return new ChannelError({
      class: 'reauthorize',
      message: 'The bot is in more servers than one connection may hear',
    })
  return new ChannelError({
    class: 'retry',
    message: `Discord ended the connection: ${message}`,
    cause: error,
  })
}
