import type { ChannelAccount } from '@hubbub/contracts'
import type { ChannelContext } from '../context.ts'
import { defineChannel } from '../define-channel.ts'
import { createGuardedFetch } from '../http/guarded-fetch.ts'
import type { MetaCredentials } from '../meta/account.ts'
import { answerCall } from '../meta/answer-call.ts'
import { accountsOf } from '../meta/entries.ts'
import { createGraphClient, GRAPH_URL } from '../meta/graph-client.ts'
import { createFetchFile } from '../meta/messaging/fetch-file.ts'
import { createKnownPeople, createPeople } from '../meta/messaging/people.ts'
import { type Reading, readEntries } from '../meta/messaging/read-entries.ts'
import type { ChannelOptions } from '../options.ts'
import { checkMessenger } from './check-messenger.ts'
import { createMessengerClient } from './client.ts'
import { credentialsSchema, info, kind, settingsSchema } from './config.ts'
import { readFeed } from './map-feed.ts'
import { createMessengerSession } from './session.ts'
import { messengerTerms } from './terms.ts'

export function createMessengerChannel({ urls, allowPrivateHosts }: ChannelOptions) {
  const { fetch } = createGuardedFetch({ allowPrivateHosts, open: false, fresh: true })
  const known = createKnownPeople()
  const root = () => (urls[kind] ?? GRAPH_URL).replace(/\/+$/, '')

  /** How the page is spoken to, and how what it says is read. */
  function open(
    { credentials, account }: { credentials: MetaCredentials; account: ChannelAccount | null },
    { clock, allotment }: ChannelContext,
  ) {
    const graph = createGraphClient({ ...credentials, root: root() }, { clock, allotment, fetch })
    const client = createMessengerClient(graph)
    const shared = {
      fetchFile: createFetchFile(graph),
      people: createPeople(known, client.profile, () => clock.now()),
      readChange: readFeed,
    }
    let ownId = account?.id ?? null
    return {
      client,
      async reading(signal?: AbortSignal): Promise<Reading> {
        ownId ??= (await client.me(signal)).id
        return { ...shared, desk: { kind, ownId }, signal }
      },
    }
  }

  return defineChannel({
    kind,
    label: 'Messenger',
    form: 'post',
    info,
    settings: settingsSchema,
    credentials: credentialsSchema,
    capabilities: { listen: true, watch: false, stream: false, calledOnly: true, reply: true, lookup: true },
    check: async ({ credentials, signal }, context) =>
      await checkMessenger(open({ credentials, account: null }, context).client, context, signal),
    connect: (view, context) =>
      createMessengerSession({ ...open(view, context), settings: view.settings }, context),
    address: ({ account }) => account?.name ?? 'Facebook page',
    own: ({ account }) => (account === null ? [] : [account.id]),
    abilities: ({ settings }) => {
      const onPage = settings.comments || 'Comments are switched off in the settings'
      return {
        comments: onPage,
        reply: onPage,
        hide: onPage,
        delete: onPage,
        react: onPage,
        direct: true,
        'reply-direct': true,
        profile: true,
        typing: true,
        receipts: true,
        publish: 'Posts of the page are not written from here',
      }
    },
    replyTerms: ({ settings }, question) => messengerTerms(settings, question),
    webhook: {
      answer: ({ credentials }, request) => answerCall(credentials, request),
      accounts: accountsOf,
      read: async ({ credentials, account = null }, request, context) =>
        await readEntries(await open({ credentials, account }, context).reading(), request),
    },
  })
}
