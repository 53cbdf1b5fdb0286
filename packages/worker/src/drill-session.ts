import type { ChannelSession } from '@hubbub/channels'
import { createHash } from 'node:crypto'

const KEPT = 'Drill: it was taken here, and nothing left'

/**
 * What stands in for a network in a drill: takes what is sent as the network would, and sends none of it. The name that it
 * gives comes of the message's own id, so a second attempt is the same message.
 */
export function createDrillSession(kind: string): ChannelSession {
  const nameOf = (id: string) => `drill-sent-${createHash('sha256').update(id).digest('hex').slice(0, 24)}`
  const done = async () => {}
  return {
    // Nothing comes but what the recording says.
    async *pull() {},
    watch: async ({ signal }) =>
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true })),
    send: async (message) => {
      const name = nameOf(message.messageId)
      const to = message.form === 'mail' ? [...message.to, ...message.cc, ...message.bcc] : [{ value: kind }]
      return {
        externalId: name,
        ownRef: name,
        response: KEPT,
        recipients: to.map(({ value }) => ({ address: value, status: 'accepted', response: KEPT })),
        facts: {},
      }
    },
    lookupSent: async () => 'not-sent',
    read: async (raw, { direction }) => ({
      ok: false,
      unreadable: { externalId: nameOf(String(raw.length)), direction, reason: KEPT, raw },
    }),
    react: done,
    unreact: done,
    remove: done,
    typing: done,
    [Symbol.asyncDispose]: done,
  }
}
