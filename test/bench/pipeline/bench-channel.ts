import { type Channel, type ChannelSession, createChannels } from '@hubbub/channels'
import type { InboundMessage } from '@hubbub/contracts'

/** As many as the e-mail channel hands over at once. */
const pageSize = 100

/**
 * Stands in for the mail server and the reading of mails, so that what is measured begins where a mail has been
 * fetched: everything from the collector on is the product's own.
 */
export function createBenchChannel() {
  const waiting: InboundMessage[] = []
  const fetchedAt = new Map<string, number>()
  let ring = () => {}
  let fetched = 0

  const session: ChannelSession = {
    async *pull({ known, signal }) {
      while (waiting.length > 0 && !signal.aborted) {
        const messages = waiting.splice(0, pageSize)
        const now = performance.now()
        for (const { externalId } of messages) fetchedAt.set(externalId, now)
        // The real one asks too, before it downloads.
        await known?.(messages.map(({ externalId }) => externalId))
        fetched += messages.length
        yield { messages, unreadable: [], cursor: { fetched } }
      }
    },
    async watch({ signal, onChange }) {
      ring = onChange
      onChange()
      if (signal.aborted) return
      await new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => resolve(), { once: true })
      })
    },
    send: async () => await Promise.reject(new Error('nothing is sent here')),
    lookupSent: async () => 'unknown',
    read: async () => await Promise.reject(new Error('nothing is read here')),
    async [Symbol.asyncDispose]() {},
  }
  const email = createChannels({ allowPrivateHosts: true, urls: {} }).get('email')
  if (email === undefined) throw new Error('there is no e-mail')
  const channel: Channel = {
    ...email,
    check: async () => ({ ok: true, steps: [] }),
    connect: () => session,
  }
  return {
    channel,
    /** Mails arrive in the mailbox. */
    arrive(mails: readonly InboundMessage[]): void {
      waiting.push(...mails)
      ring()
    },
    /** When a mail was fetched, by `performance.now()`. */
    fetchedAt: (externalId: string): number | undefined => fetchedAt.get(externalId),
  }
}
export type BenchChannel = ReturnType<typeof createBenchChannel>
