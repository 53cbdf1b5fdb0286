import type { PostRef } from '@hubbub/contracts'
import type { ChannelContext } from '../context.ts'
import type { ChannelActions, ChannelSession } from '../contract.ts'
import type { MetaCredentials } from '../meta/account.ts'
import { lookAfter } from '../meta/look.ts'
import type { WhatsappClient } from './client.ts'
import { limits, type WhatsappSettings } from './config.ts'
import { ensureCalled } from './ensure-called.ts'
import { addressOf } from './people.ts'
import { readAgain } from './read-call.ts'
import { sendMessage } from './send-message.ts'

interface WhatsappAccount {
  settings: WhatsappSettings
  credentials: MetaCredentials
  client: WhatsappClient
}

export function createWhatsappSession(
  { settings, credentials: { verifyToken }, client }: WhatsappAccount,
  context: ChannelContext,
): ChannelSession {
  const called = { client, settings, verifyToken, address: context.webhookUrl }
  return {
    pull: (input) =>
      lookAfter(
        context,
        { keepsMs: limits.keepsMs, ensureCalled: async (signal) => await ensureCalled(called, signal) },
        input,
      ),
    watch: async () => {},
    send: async (message, { signal } = {}) => await sendMessage(client, message, signal),
    // @NOTE the Cloud API cannot be asked; the status that it tells of a message names our own id, and decides
    lookupSent: async () => 'unknown',
    read: async (raw) => await readAgain({ client, phoneNumberId: settings.phoneNumberId }, raw),
    ...actionsOf(client),
    async [Symbol.asyncDispose]() {},
  }
}

function actionsOf({ say }: WhatsappClient): Partial<ChannelActions> {
  const setReaction = async ({ externalId, author }: PostRef, emoji: string) =>
    void (await say({
      recipient_type: 'individual',
      ...addressOf(author),
      type: 'reaction',
      reaction: { message_id: externalId, emoji },
    }))
  return {
    react: setReaction,
    // One reaction of ours stands on a message; an empty one takes it away.
    unreact: async (to) => await setReaction(to, ''),
    // It tells them that their message was read, too; WhatsApp knows the one only with the other.
    typing: async ({ externalId }) =>
      void (await say({ status: 'read', message_id: externalId, typing_indicator: { type: 'text' } })),
    markRead: async ({ externalId }) => void (await say({ status: 'read', message_id: externalId })),
  }
}
