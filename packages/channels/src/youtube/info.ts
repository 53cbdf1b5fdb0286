import type { KindInfo } from '../contract.ts'
import { form } from '../form.ts'
import { monitorsField } from '../listening/monitors-field.ts'
import { units } from './config.ts'

export const info: KindInfo = {
  summary:
    'Comments on YouTube: below your own videos they are answered, hidden and let through; other channels, videos and searches are listened to.',
  group: 'social',
  offers: ['listen', 'comments', 'reply', 'hide', 'delete', 'profile'],
  units,
  guide: [
    'In console.cloud.google.com make a project and enable the “YouTube Data API v3”.',
    'Only to listen: under Credentials create an API key, and choose below to sign in with it.',
    'To answer: set up the OAuth consent screen, publish it (in testing, tokens end after seven days), and create an OAuth client.',
    'Sign in with the Google account of your channel for the scope https://www.googleapis.com/auth/youtube.force-ssl with access_type=offline, and copy the refresh token.',
  ],
  guideUrl: 'https://developers.google.com/youtube/v3/getting-started',
  fields: [
    form.select('settings.access', 'How to sign in', [
      { value: 'oauth', label: 'With your channel, to read and to answer' },
      { value: 'key', label: 'By an API key, only to listen' },
    ]),
    form.text('credentials.clientId', 'Client ID', { required: false }),
    form.secret('credentials.clientSecret', 'Client secret', { required: false }),
    form.secret('credentials.refreshToken', 'Refresh token', { required: false }),
    form.secret('credentials.apiKey', 'API key', { required: false, hint: 'In place of the three above.' }),
    form.lines('settings.channels', 'Other channels to listen to', {
      hint: 'One on each line: @handle, or the ID that begins with UC. All below their videos is heard.',
    }),
    form.lines('settings.videos', 'Videos to listen to', { hint: 'One address on each line.' }),
    form.lines('settings.searches', 'Searches for videos', {
      hint: 'One on each line. YouTube grants 100 searches a day, so they are spread over it.',
    }),
    form.switch('settings.held', 'Comments that wait to be let through', {
      initial: true,
      hint: 'Only below your own videos.',
    }),
    form.number('settings.everyMinutes', 'Minutes between two looks', {
      advanced: true,
      initial: 5,
      hint: 'Each look costs a unit for your channel and for everything that is listened to.',
    }),
    form.number('settings.searchMinutes', 'Minutes between two searches', { advanced: true, initial: 60 }),
    monitorsField('Videos are searched for by their words; each search takes from what a day grants.'),
    form.number('settings.importDays', 'Days to look back at first', {
      advanced: true,
      required: false,
      initial: 7,
    }),
  ],
}
