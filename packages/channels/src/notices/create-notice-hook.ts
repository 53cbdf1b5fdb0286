import { Webhook } from 'standardwebhooks'
import { ChannelError } from '../channel-error.ts'
import type { HostPolicy } from '../hosts/refuse-host.ts'
import { createGuardedFetch } from '../http/guarded-fetch.ts'
import { networkError } from '../http/network-error.ts'
import { retryAfter } from '../http/retry-after.ts'
import { toMrkdwn } from '../slack/mrkdwn.ts'

const WAIT_MS = 20_000
const NO_PREVIEWS = 1 << 2

export type NoticeHook = ReturnType<typeof createNoticeHook>

/** What is posted and signed as the Standard Webhooks have it: whoever takes it knows by its id what came before. */
export interface SignedNotice {
  id: string
  /** `whsec_…`; null: it is not signed. */
  secret: string | null
  body: object
}

/**
 * Posts texts to incoming webhooks: of Discord in its own way, of Slack and all that took over Slack's way (Mattermost,
 * Rocket.Chat) in that. The address is the secret, so it stands in no error.
 */
export function createNoticeHook(policy: HostPolicy) {
  const http = createGuardedFetch({ ...policy, open: false })

  /** @returns what the server said. */
  async function send(url: string, request: { headers: object; body: string }, now: () => Date) {
    const response = await http
      .fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...request.headers },
        body: request.body,
        redirect: 'error',
        signal: AbortSignal.timeout(WAIT_MS),
      })
      .catch((error: unknown) => {
        throw withoutSecret(networkError(error, { sent: true }), url)
      })
    const { status } = response
    const said = (await response.text().catch(() => '')).replaceAll(/\s+/g, ' ').slice(0, 200)
    if (response.ok) return said === '' ? `${status}` : `${status}: ${said}`
    const until = retryAfter(response.headers.get('retry-after'), now())
    throw withoutSecret(refusal(status, said, until), url)
  }

  return {
    post: async (url: string, text: string, now: () => Date): Promise<string> =>
      await send(url, { headers: {}, body: JSON.stringify(bodyFor(url, text)) }, now),
    /** https://www.standardwebhooks.com */
    async postSigned(url: string, { id, secret, body }: SignedNotice, now: () => Date): Promise<string> {
      const at = now()
      const text = JSON.stringify(body)
      const headers = {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        ...(secret !== null && { 'webhook-signature': new Webhook(secret).sign(id, at, text) }),
      }
      return await send(url, { headers, body: text }, now)
    },
    [Symbol.asyncDispose]: http[Symbol.asyncDispose],
  }
}

/** https://docs.discord.com/developers/resources/webhook; below `/slack` it takes Slack's way too. */
const isDiscords = (url: string) => /^\/api(\/v\d+)?\/webhooks\/\d+\/[^/]+\/?$/.test(new URL(url).pathname)

const bodyFor = (url: string, text: string) =>
  isDiscords(url)
    ? { content: text, flags: NO_PREVIEWS, allowed_mentions: { parse: [] } }
    : { text: toMrkdwn(text) }

function refusal(status: number, said: string, until: Date | null): ChannelError {
  const message = `The address answered with ${status}${said === '' ? '' : `: ${said}`}`
  if (status === 429 && until !== null) return new ChannelError({ class: 'rate-limited', message, until })
  if (status === 429 || status >= 500) return new ChannelError({ class: 'retry', message })
  return new ChannelError({ class: status === 401 || status === 403 ? 'reauthorize' : 'rejected', message })
}

function withoutSecret(error: ChannelError, url: string): ChannelError {
  const { pathname } = new URL(url)
  const message = error.message.replaceAll(url, '…').replaceAll(pathname, '/…')
  return new ChannelError({
    class: error.class,
    message,
    maybeSent: error.maybeSent,
    ...(error.until !== null && { until: error.until }),
    ...(error.shutDoor !== null && { shutDoor: error.shutDoor }),
  })
}
