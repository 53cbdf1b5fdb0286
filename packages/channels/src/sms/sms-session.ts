import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { ChannelSession, ReadResult } from '../contract.ts'
import { messageSchema } from './api-types.ts'
import { createSmsClient, type SmsAccount } from './client.ts'
import { mapMessage } from './mapper.ts'
import { sidOf } from './list-messages.ts'
import { backfillMessages, pullMessages } from './pull-messages.ts'
import { lookupSms, sendSms } from './send-sms.ts'
import { createPurse } from './spend.ts'
import { withFiles } from './with-files.ts'

export function createSmsSession(account: SmsAccount, context: ChannelContext): ChannelSession {
  const { settings } = account
  const client = createSmsClient(account, context.clock)
  const purse = createPurse(context.meter, settings)
  const deps = { client, settings, purse, clock: context.clock, context }
  return {
    pull: (input) => pullMessages(deps, input),
    backfill: (input) => backfillMessages(deps, input),
    watch: async () => {
      throw new ChannelError({ class: 'rejected', message: 'Numbers are not watched: the network calls' })
    },
    send: async (message, { signal } = {}) => await sendSms(deps, message, signal),
    lookupSent: async (question) => await lookupSms(deps, question),
    async read(raw): Promise<ReadResult> {
      const json: unknown = JSON.parse(new TextDecoder().decode(raw))
      const message = messageSchema.safeParse(json).data
      if (message === undefined) {
        const reason = 'The network describes it in a way that is not known here'
        return { ok: false, unreadable: { externalId: sidOf(json), direction: 'in', reason, raw } }
      }
      const media = message.num_media > 0 ? await client.mediaOf(message.sid) : []
      return { ok: true, message: await withFiles(client, mapMessage(message, settings), { media, raw }) }
    },
    [Symbol.asyncDispose]: client.close,
  }
}
