import { defineChannel } from '../define-channel.ts'
import type { ChannelContext } from '../context.ts'
import { createGuardedFetch } from '../http/guarded-fetch.ts'
import { answerCall } from '../meta/answer-call.ts'
import type { MetaCredentials } from '../meta/account.ts'
import { createGraphClient, GRAPH_URL } from '../meta/graph-client.ts'
import type { ChannelOptions } from '../options.ts'
import { checkWhatsapp } from './check-whatsapp.ts'
import { createWhatsappClient } from './client.ts'
import { credentialsSchema, info, kind, settingsSchema, type WhatsappSettings } from './config.ts'
import { digitsOf } from './people.ts'
import { readCall } from './read-call.ts'
import { whatsappTerms } from './terms.ts'
import { templateOf } from './templates.ts'
import { createWhatsappSession } from './session.ts'

export function createWhatsappChannel({ urls, allowPrivateHosts }: ChannelOptions) {
  const { fetch } = createGuardedFetch({ allowPrivateHosts, open: false, fresh: true })
  const root = () => (urls[kind] ?? GRAPH_URL).replace(/\/+$/, '')
  const clientFor = (
    { settings, credentials }: { settings: WhatsappSettings; credentials: MetaCredentials },
    { clock, allotment }: ChannelContext,
  ) =>
    createWhatsappClient(
      createGraphClient({ ...credentials, root: root() }, { clock, allotment, fetch }),
      settings,
    )

  return defineChannel({
    kind,
    label: 'WhatsApp',
    form: 'post',
    info,
    settings: settingsSchema,
    credentials: credentialsSchema,
    capabilities: { listen: true, watch: false, stream: false, calledOnly: true, reply: true, lookup: false },
    check: async ({ signal, ...account }, context) =>
      await checkWhatsapp(clientFor(account, context), account.settings, context, signal),
    connect: (account, context) =>
      createWhatsappSession({ ...account, client: clientFor(account, context) }, context),
    address: ({ account }) => account?.handle ?? 'WhatsApp number',
    own: ({ account }) => (account === null ? [] : [account.id, `+${digitsOf(account.handle ?? '')}`]),
    abilities: () => ({
      direct: true,
      'reply-direct': true,
      react: true,
      typing: true,
      receipts: true,
      profile: 'WhatsApp tells a name with a message, and nothing else of a person',
      delete: 'What was sent cannot be taken back by the Cloud API',
      reply: 'All that is said on WhatsApp is said in private',
    }),
    replyTerms: (_, question) => whatsappTerms(question),
    templates: async ({ signal, ...account }, context) =>
      (await clientFor(account, context).templates(signal)).map(templateOf),
    webhook: {
      answer: ({ credentials }, request) => answerCall(credentials, request),
      read: async ({ settings, credentials }, request, context) =>
        await readCall(
          { client: clientFor({ settings, credentials }, context), phoneNumberId: settings.phoneNumberId },
          request,
        ),
    },
  })
}
