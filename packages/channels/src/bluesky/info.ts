import type { KindInfo } from '../contract.ts'
import { form } from '../form.ts'
import { monitorsField } from '../listening/monitors-field.ts'

export const info: KindInfo = {
  summary:
    'An account on Bluesky: mentions, replies, quotes and direct messages, and searches that are listened to.',
  group: 'social',
  offers: [
    'listen',
    'mentions',
    'comments',
    'direct',
    'reply',
    'reply-direct',
    'publish',
    'react',
    'delete',
    'profile',
  ],
  guide: [
    'Sign in to Bluesky with the account that shall answer, and open Settings, Privacy and Security, App passwords.',
    'Add an app password, and allow it access to direct messages if those shall be answered too.',
    'Copy it here; it is shown only once.',
  ],
  guideUrl: 'https://bsky.app/settings/app-passwords',
  fields: [
    form.text('settings.handle', 'Handle', { hint: 'Such as shop.bsky.social.' }),
    form.secret('credentials.password', 'App password'),
    form.lines('settings.searches', 'Searches to listen to', {
      hint: 'One on each line, as you would type it there.',
    }),
    monitorsField('Their words are searched for like those above.'),
    form.number('settings.importDays', 'Days to look back at first', {
      advanced: true,
      required: false,
      initial: 7,
    }),
    form.text('settings.service', 'Server', {
      advanced: true,
      required: false,
      initial: 'https://bsky.social',
    }),
  ],
}
