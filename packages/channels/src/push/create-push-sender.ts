import { errorMessage } from '@hubbub/contracts'
import webpush from 'web-push'
import { ChannelError } from '../channel-error.ts'
import type { HostPolicy } from '../hosts/refuse-host.ts'
import { createGuardedFetch } from '../http/guarded-fetch.ts'
import { networkError } from '../http/network-error.ts'
import { retryAfter } from '../http/retry-after.ts'

const WAIT_MS = 20_000
/** What is older than that helps nobody. */
const KEPT_SECONDS = 6 * 3_600

export type PushSender = ReturnType<typeof createPushSender>

export interface Push {
  /** Ours, the same over all attempts: a later one takes the place of one that waits at the push service. */
  id: string
  body: object
  urgent: boolean
}

export interface PushAddress {
  endpoint: string
  keys: { p256dh: string; auth: string }
}

interface SenderOptions extends HostPolicy {
  /** Whom a push service writes to: a page (https) or a mailbox (mailto). */
  contact: string
}

/** What a push service says of a browser that is there no more (RFC 8030, section 7.3). */
const gone = new Set([404, 410])

/** Tells browsers by Web Push (RFC 8030), encrypted for them alone (RFC 8291). */
export function createPushSender({ contact, ...policy }: SenderOptions) {
  const http = createGuardedFetch({ ...policy, open: false })

  function requestFor(to: PushAddress, key: { publicKey: string; privateKey: string }, push: Push) {
    try {
      return webpush.generateRequestDetails(to, JSON.stringify(push.body), {
        vapidDetails: { subject: contact, ...key },
        TTL: KEPT_SECONDS,
        urgency: push.urgent ? 'high' : 'normal',
        // At most 32 letters of base64url.
        topic: Buffer.from(push.id.replaceAll('-', ''), 'hex').toString('base64url'),
        contentEncoding: 'aes128gcm',
      })
    } catch (error) {
      throw new ChannelError({
        class: 'rejected',
        message: `This subscription cannot be used: ${errorMessage(error)}`,
      })
    }
  }

  return {
    /** @returns what the push service said. */
    async send(
      to: PushAddress,
      key: { publicKey: string; privateKey: string },
      push: Push,
      now: () => Date,
    ): Promise<string> {
      const { endpoint, method, headers, body } = requestFor(to, key, push)
      const response = await http
        .fetch(endpoint, {
          method,
          headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
          body: body === null ? null : new Uint8Array(body),
          redirect: 'error',
          signal: AbortSignal.timeout(WAIT_MS),
        })
        .catch((error: unknown) => {
          throw networkError(error, { sent: true })
        })
      const { status } = response
      const said = (await response.text().catch(() => '')).replaceAll(/\s+/g, ' ').slice(0, 200)
      if (response.ok) return `${status}: taken by ${new URL(endpoint).host}`
      throw refusal(status, said, retryAfter(response.headers.get('retry-after'), now()))
    },
    [Symbol.asyncDispose]: http[Symbol.asyncDispose],
  }
}

function refusal(status: number, said: string, until: Date | null): ChannelError {
  if (gone.has(status))
    return new ChannelError({
      class: 'rejected',
      message: `This browser is not subscribed any more (${status})`,
      gone: true,
    })
  const message = `The push service answered with ${status}${said === '' ? '' : `: ${said}`}`
  if (status === 429 && until !== null) return new ChannelError({ class: 'rate-limited', message, until })
  if (status === 429 || status >= 500) return new ChannelError({ class: 'retry', message })
  return new ChannelError({ class: 'rejected', message })
}
