import type { ChannelAccount } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import { defineChannel } from '../define-channel.ts'
import { createGuardedFetch } from '../http/guarded-fetch.ts'
import { answerCall } from '../meta/answer-call.ts'
import { accountsOf } from '../meta/entries.ts'
import { createGraphClient, GRAPH_URL } from '../meta/graph-client.ts'
import { createFetchFile } from '../meta/messaging/fetch-file.ts'
import { createKnownPeople, createPeople } from '../meta/messaging/people.ts'
import { type Reading, readEntries } from '../meta/messaging/read-entries.ts'
import type { ChannelOptions } from '../options.ts'
import { checkInstagram } from './check-instagram.ts'
import { createInstagramClient } from './client.ts'
import {
  credentialsSchema,
  info,
  INSTAGRAM_URL,
  type InstagramCredentials,
  type InstagramSettings,
  kind,
  settingsSchema,
} from './config.ts'
import { readComment } from './map-comment.ts'
import { createInstagramSession } from './session.ts'
import { createInstagramTokens } from './tokens.ts'
import { instagramTerms } from './terms.ts'

interface View {
  settings: InstagramSettings
  credentials: InstagramCredentials
  account: ChannelAccount | null
}

export function createInstagramChannel({ urls, allowPrivateHosts }: ChannelOptions) {
  const { fetch } = createGuardedFetch({ allowPrivateHosts, open: false, fresh: true })
  const known = createKnownPeople()

  /** How the account is spoken to, and how what it says is read. */
  function open(
    { settings, credentials, account }: View,
    { clock, allotment, credentials: keeper }: ChannelContext,
  ) {
    const ofPage = settings.login === 'facebook'
    const root = (urls[kind] ?? (ofPage ? GRAPH_URL : INSTAGRAM_URL)).replace(/\/+$/, '')
    // Only tokens of Facebook are proven by their app's secret.
    const appSecret = ofPage ? credentials.appSecret : null
    const tokens = ofPage
      ? null
      : createInstagramTokens(credentials, { http: { fetch }, root, keeper, clock })
    const graph = createGraphClient(
      { token: tokens ?? credentials.token, appSecret, root },
      { clock, allotment, fetch },
    )
    const client = createInstagramClient(graph, settings)
    const people = createPeople(known, client.profile, () => clock.now())
    const shared = { fetchFile: createFetchFile(graph), people, readChange: readComment }
    let us = account === null ? null : { ownId: account.id, handle: account.handle }
    return {
      client,
      tokens,
      async reading(signal?: AbortSignal): Promise<Reading> {
        us ??= await whoWeAre(client, signal)
        return { ...shared, desk: { kind, ...us }, signal }
      },
    }
  }

  return defineChannel({
    kind,
    label: 'Instagram',
    form: 'post',
    info,
    settings: settingsSchema,
    credentials: credentialsSchema,
    capabilities: { listen: true, watch: false, stream: false, calledOnly: true, reply: true, lookup: true },
    check: async ({ signal, ...view }, context) =>
      await checkInstagram(open({ ...view, account: null }, context).client, context, signal),
    connect: (view, context) =>
      createInstagramSession({ ...open(view, context), settings: view.settings }, context),
    address: ({ account }) => (account?.handle == null ? 'Instagram account' : `@${account.handle}`),
    own: ({ account }) => (account === null ? [] : [account.id]),
    door: ({ login }) => login,
    abilities: ({ settings }) => {
      const below = settings.comments || 'Comments are switched off in the settings'
      return {
        comments: below,
        reply: below,
        hide: below,
        delete: below,
        direct: true,
        'reply-direct': true,
        react: true,
        profile: true,
        typing: true,
        receipts: true,
        publish: 'Posts of the account are not written from here',
      }
    },
    replyTerms: ({ settings }, question) => instagramTerms(settings, question),
    webhook: {
      answer: ({ credentials }, request) => answerCall(credentials, request),
      accounts: accountsOf,
      read: async ({ account = null, ...view }, request, context) =>
        await readEntries(await open({ ...view, account }, context).reading(), request),
    },
  })
}

async function whoWeAre(client: ReturnType<typeof createInstagramClient>, signal?: AbortSignal) {
  const me = await client.me(signal)
  if (me === null)
    throw new ChannelError({
      class: 'reauthorize',
      message: 'No professional Instagram account is connected with this page',
    })
  return { ownId: me.id, handle: me.username }
}
