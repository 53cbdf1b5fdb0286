import type { KindInfo } from '../contract.ts'
import { form } from '../form.ts'
import { monitorsField } from '../listening/monitors-field.ts'

export const info: KindInfo = {
  summary:
    'An account on a Mastodon instance: mentions, replies and direct messages, and hashtags that are listened to.',
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
    'Sign in to the instance with the account that shall answer, and open Preferences, Development.',
    'Make a new application with the scopes “read” and “write”; the other fields can stay as they are.',
    'Open the application and copy “Your access token”.',
  ],
  guideUrl: 'https://docs.joinmastodon.org/client/token/',
  fields: [
    form.text('settings.url', 'Instance', { hint: 'Such as mastodon.social.' }),
    form.secret('credentials.token', 'Access token'),
    form.lines('settings.hashtags', 'Hashtags to listen to', { hint: 'One on each line.' }),
    monitorsField('Their hashtags and words are heard as hashtags; an instance tells no others.'),
    form.number('settings.importDays', 'Days to look back at first', {
      advanced: true,
      required: false,
      initial: 7,
    }),
  ],
}
