import type { ChannelAccount } from '@hubbub/contracts'
import { defineChannel } from '../define-channel.ts'
import type { ChannelOptions } from '../options.ts'
import { checkMastodon } from './check-mastodon.ts'
import { mastodonCredentialsSchema, mastodonSettingsSchema } from './config.ts'
import { info } from './info.ts'
import { planMastodon } from './listening.ts'
import { kind } from './mapper.ts'
import { createMastodonSession } from './session.ts'
import { cannotWrite, factsOf, mastodonPostTerms, mastodonTerms } from './terms.ts'

export const createMastodonChannel = (options: ChannelOptions) =>
  defineChannel({
    kind,
    label: 'Mastodon',
    form: 'post',
    info,
    settings: mastodonSettingsSchema,
    credentials: mastodonCredentialsSchema,
    capabilities: { listen: true, watch: true, stream: false, reply: true, lookup: true },
    check: async (input, context) => await checkMastodon({ ...input, policy: options }, context),
    connect: ({ settings, credentials }, context) =>
      createMastodonSession({ settings, credentials, policy: options }, context),
    address: ({ settings, account }) => `@${account?.handle ?? new URL(settings.url).host}`,
    own: ({ account }) => ownValues(account),
    door: ({ url }) => url,
    abilities: ({ settings, account }) => {
      const writes = factsOf(account).mayWrite ? true : cannotWrite
      return {
        listen: settings.hashtags.length > 0 || settings.monitors || 'No hashtags are set',
        mentions: true,
        comments: true,
        direct: true,
        profile: true,
        reply: writes,
        'reply-direct': writes,
        publish: writes,
        react: writes,
        delete: writes,
      }
    },
    replyTerms: ({ account }, question) => mastodonTerms(account, question),
    publishTerms: ({ account }) => mastodonPostTerms(account),
    listening: ({ settings }, wanted) => planMastodon(settings, wanted),
  })

/** In mentions an account stands with the address of its profile, as an author with that of its actor. */
function ownValues(account: ChannelAccount | null): string[] {
  if (account === null) return []
  const { profileUrl } = account.facts
  return [account.id, ...(typeof profileUrl === 'string' ? [profileUrl] : [])]
}
