import type { EmailCredentials, EmailSettings, OutboundMail, OutboundMessage } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { ChannelSession } from '../contract.ts'
import { log } from '../log.ts'
import { composeMail } from './compose.ts'
import { classifyImapError } from './imap/classify-imap-error.ts'
import { createImapConnection } from './imap/imap-connection.ts'
import { pullMail } from './imap/pull-mail.ts'
import { keepSentCopy, lookupSent } from './imap/sent-copy.ts'
import { watchInbox } from './imap/watch-inbox.ts'
import type { HostPolicy } from '../hosts/refuse-host.ts'
import type { MailReader } from './read/mail-reader.ts'
import { sendMail } from './smtp/send-mail.ts'

export interface EmailAccount {
  settings: EmailSettings
  credentials: EmailCredentials
  policy: HostPolicy
}

export function createEmailSession(
  account: EmailAccount,
  { clock, reader }: Pick<ChannelContext, 'clock'> & { reader: MailReader },
): ChannelSession {
  const { settings } = account
  const imap = createImapConnection(account, clock)
  const copies = new Set<Promise<void>>()

  function keepCopy(messageId: string, raw: Buffer) {
    // @NOTE the mail has left: that its copy could not be kept must neither fail nor delay the answer
    const copy = keepSentCopy({ imap, settings }, { messageId, raw, sentAt: clock.now() }).catch(
      (err: unknown) => log.warn({ err, messageId }, 'could not keep a copy of a sent mail'),
    )
    copies.add(copy)
    void copy.then(() => copies.delete(copy))
  }

  return {
    pull: (input) => pullMail({ imap, reader, settings, clock }, input),

    async watch(input) {
      try {
        await watchInbox(account, input)
      } catch (error) {
        if (input.signal.aborted) return
        throw classifyImapError(error, clock.now())
      }
    },

    async send(message, { signal } = {}) {
      expectMail(message)
      const mail = await composeMail(message, clock.now())
      const { messageId } = message
      const result = await sendMail(account, { mail, messageId, now: clock.now(), ...(signal && { signal }) })
      if (settings.sentCopy === 'append') keepCopy(messageId, mail.raw)
      return result
    },

    lookupSent: async ({ message: { messageId }, since }) =>
      await lookupSent({ imap, settings }, { messageId, since, now: clock.now() }),

    read: (raw, { direction }) =>
      reader.read(raw, {
        direction,
        ownAddresses: [settings.address, ...settings.aliases],
        receivedAt: clock.now(),
      }),

    async [Symbol.asyncDispose]() {
      await Promise.all(copies)
      await imap.close()
    },
  }
}

function expectMail(message: OutboundMessage): asserts message is OutboundMail {
  if (message.form !== 'mail')
    throw new ChannelError({ class: 'rejected', message: 'Only mail leaves by a mailbox' })
}
