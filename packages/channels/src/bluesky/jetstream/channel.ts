import { type ChannelCheck, errorMessage } from '@hubbub/contracts'
import { ChannelError } from '../../channel-error.ts'
import type { ChannelSession, KindInfo } from '../../contract.ts'
import { defineChannel } from '../../define-channel.ts'
import { form } from '../../form.ts'
import { createGuardedFetch } from '../../http/guarded-fetch.ts'
import type { ChannelOptions } from '../../options.ts'
import { postViewSchema } from '../api-types.ts'
import { messageOf } from '../mapper.ts'
import { defaultUrl, jetstreamCredentialsSchema, jetstreamSettingsSchema } from './config.ts'
import { createListener } from '../../listening/create-listener.ts'
import { monitorsField } from '../../listening/monitors-field.ts'
import { planJetstream } from './listening.ts'
import { openEvents } from './open-events.ts'
import { pullJetstream } from './pull-jetstream.ts'

const info: KindInfo = {
  summary:
    'Everything public on Bluesky as it is said, without an account: posts with one of your words are heard.',
  group: 'social',
  offers: ['listen'],
  guide: [
    'Write the names and words that matter, one on each line. Nothing has to be made on the network’s side.',
  ],
  guideUrl: 'https://github.com/bluesky-social/jetstream',
  fields: [
    form.lines('settings.words', 'Words to listen for', {
      hint: 'One word or phrase on each line.',
    }),
    monitorsField('What they need is found in all that is said there.'),
    form.number('settings.importMinutes', 'Minutes to look back at first', {
      advanced: true,
      required: false,
      initial: 10,
    }),
    form.text('settings.url', 'Instance', { advanced: true, required: false, initial: defaultUrl }),
  ],
}

export const createJetstreamChannel = (options: ChannelOptions) =>
  defineChannel({
    kind: 'jetstream',
    label: 'Bluesky Jetstream',
    form: 'post',
    info,
    settings: jetstreamSettingsSchema,
    credentials: jetstreamCredentialsSchema,
    capabilities: { listen: true, watch: false, stream: true, staleMs: 60_000, reply: false, lookup: false },
    async check({ settings: { url }, signal }): Promise<ChannelCheck> {
      await using http = createGuardedFetch({ ...options, open: true })
      const stop = signal ?? AbortSignal.timeout(20_000)
      const { host } = new URL(url)
      try {
        const stream = await openEvents(http, { url, wanted: () => false, signal: stop })
        stream.close()
        return { ok: true, steps: [{ step: 'stream', ok: true, message: `The stream of ${host} is open` }] }
      } catch (error) {
        if (error instanceof ChannelError && error.shutDoor !== null) throw error
        return {
          ok: false,
          steps: [{ step: 'stream', ok: false, message: `${host}: ${errorMessage(error)}` }],
        }
      }
    },
    connect({ settings }, { clock, wanted: desk }): ChannelSession {
      // Nothing secret is sent there, so it may be asked for without encryption.
      const http = createGuardedFetch({ ...options, open: true })
      const listener = createListener(desk, (wanted) => planJetstream(settings, wanted))
      const listenOnly = async () => {
        throw new ChannelError({ class: 'rejected', message: 'The stream can only be listened to' })
      }
      return {
        pull: (input) => pullJetstream({ http, settings, clock, listener }, input),
        watch: listenOnly,
        send: listenOnly,
        lookupSent: async () => 'not-sent',
        async read(raw) {
          const view = postViewSchema.safeParse(JSON.parse(new TextDecoder().decode(raw)))
          if (view.success) return { ok: true, message: { ...messageOf(view.data, '', []), raw } }
          return {
            ok: false,
            unreadable: { externalId: 'unknown', direction: 'in', reason: view.error.message, raw },
          }
        },
        [Symbol.asyncDispose]: http[Symbol.asyncDispose],
      }
    },
    address: ({ settings }) => new URL(settings.url).host,
    own: () => [],
    door: ({ url }) => url,
    abilities: () => ({ listen: true }),
    listening: ({ settings }, wanted) => planJetstream(settings, wanted),
    replyTerms: (_view, { last }) => ({ ways: [], openUrl: last?.post.url ?? null }),
  })
