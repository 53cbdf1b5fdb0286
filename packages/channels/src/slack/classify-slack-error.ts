import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api'
import { ChannelError, type ChannelErrorClass } from '../channel-error.ts'
import { networkError } from '../http/network-error.ts'

interface Asked {
  now: Date
  /** Without an answer nobody knows whether Slack took it. */
  sends?: boolean
}

/** Only a person can mend these: https://docs.slack.dev/reference/methods/auth.test. */
const signIn: Readonly<Record<string, string>> = {
  not_authed: 'Slack was given no token',
  invalid_auth: 'Slack does not know this token',
  not_allowed_token_type: 'This is a token of another kind',
  account_inactive: 'The app was removed from the workspace, or the workspace is gone',
  token_revoked: 'The token was revoked: install the app again and give its new token',
  token_expired: 'The token has ended: give a new one with its refresh token, or switch token rotation off',
  invalid_refresh_token: 'Slack no longer accepts the refresh token: give a new pair of tokens',
  bad_client_secret: 'The client secret is another',
  invalid_client_id: 'Slack does not know the client ID',
  no_permission: 'The workspace does not permit it',
  missing_scope: 'The app lacks a permission',
  org_login_required: 'The workspace is being moved to an organisation',
  team_access_not_granted: 'The app has no access to this workspace',
  access_denied: 'The app has no access',
}
const passing = new Set([
  'fatal_error',
  'internal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
])

/** Whether the token that was given with it has ended. */
export const isEnded = (error: unknown) =>
  error instanceof WebAPIPlatformError && error.data.error === 'token_expired'

export function classifySlackError(error: unknown, { now, sends = false }: Asked): ChannelError {
  if (error instanceof ChannelError) return error
  if (error instanceof WebAPIRateLimitedError) return limited(error.retryAfter, now)
  if (error instanceof WebAPIPlatformError) return ofAnswer(error, { now, sends })
  if (error instanceof WebAPIHTTPError) {
    const message = `Slack answered with ${error.statusCode}`
    return new ChannelError({
      class: 'retry',
      message,
      maybeSent: sends && error.statusCode >= 500,
      cause: error,
    })
  }
  return networkError(error instanceof WebAPIRequestError ? error.original : error, { sent: sends })
}

function limited(seconds: number, now: Date): ChannelError {
  const until = new Date(now.getTime() + Math.max(1, seconds) * 1000)
  return new ChannelError({ class: 'rate-limited', message: 'Slack allows no more requests for now', until })
}

function ofAnswer(error: WebAPIPlatformError, { now, sends }: Required<Asked>): ChannelError {
  const { error: code, response_metadata: more } = error.data
  if (code === 'ratelimited' || code === 'rate_limited') return limited(more?.retryAfter ?? 30, now)
  return new ChannelError({
    class: classOf(code),
    message: wordsOf(code, error.data),
    // @NOTE “some aspect of the operation succeeded before the error was raised”
    maybeSent: sends && (code === 'fatal_error' || code === 'internal_error' || code === 'request_timeout'),
    cause: error,
  })
}

function classOf(code: string): ChannelErrorClass {
  if (code in signIn) return 'reauthorize'
  // What is no word of Slack's came from something in between, such as a page that says it is down.
  return passing.has(code) || !/^[a-z0-9_:-]{2,80}$/.test(code) ? 'retry' : 'rejected'
}

function wordsOf(code: string, data: object): string {
  const needed = 'needed' in data && typeof data.needed === 'string' ? `: ${data.needed}` : ''
  const said = signIn[code]
  if (said !== undefined) return `${said}${needed} (${code})`
  return classOf(code) === 'rejected'
    ? `Slack refused it: ${code.replaceAll('_', ' ')}`
    : `Slack is not well: ${code.slice(0, 100)}`
}
