import { ChannelError } from '../channel-error.ts'
import type { HostPolicy } from '../hosts/refuse-host.ts'
import { createGuardedFetch } from '../http/guarded-fetch.ts'
import { networkError } from '../http/network-error.ts'
import { retryAfter } from '../http/retry-after.ts'
import { toMrkdwn } from '../slack/mrkdwn.ts'

const WAIT_MS = 20_000
const NO_PREVIEWS = 1 << 2

export type NoticeHook = ReturnType<typeof createNoticeHook>

/**
 * Posts texts to incoming webhooks: of Discord in its own way, of Slack and all that took over Slack's way (Mattermost,
 * Rocket.Chat) in that. The address is the secret, so it stands in no error.
 */
export function createNoticeHook(policy: HostPolicy) {
  const http = createGuardedFetch({ ...policy, open: false })
  return {
    async post(url: string, text: string, now: () => Date): Promise<void> {
      const response = await http
        .fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(bodyFor(url, text)),
          redirect: 'error',
          signal: AbortSignal.timeout(WAIT_MS),
        })
        .catch((error: unknown) => {
          throw withoutSecret(networkError(error, { sent: true }), url)
        })
      if (response.ok) {
        await response.body?.cancel()
        return
      }
      const said = (await response.text().catch(() => '')).replaceAll(/\s+/g, ' ').slice(0, 200)
      throw withoutSecret(
        refusal(response.status, said, retryAfter(response.headers.get('retry-after'), now())),
        url,
      )
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
