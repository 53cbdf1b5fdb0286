import type { KindInfo } from '../contract.ts'
import { form } from '../form.ts'
import { monitorsField } from '../listening/monitors-field.ts'

export const info: KindInfo = {
  summary:
    'An account on a Lemmy instance: replies, mentions and private messages; communities and searches are listened to.',
  group: 'community',
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
  // A vote; there are no other signs.
  reactions: ['👍'],
  guide: [
    'Make an account on the instance for what shall answer, and mark it as a bot account there if it answers by itself.',
    'Give its name and password here; an account with two-factor sign-in needs a token instead.',
    'The token is the cookie “jwt” of a browser in which the account is signed in.',
  ],
  guideUrl: 'https://join-lemmy.org/docs/users/01-getting-started.html',
  fields: [
    form.text('settings.url', 'Instance', { hint: 'Such as lemmy.world.' }),
    form.text('settings.username', 'Account', { hint: 'Its name on that instance.' }),
    form.secret('credentials.password', 'Password', { required: false }),
    form.secret('credentials.accessToken', 'Token', {
      required: false,
      hint: 'In place of the password.',
    }),
    form.lines('settings.communities', 'Communities to listen to', {
      hint: 'One on each line, such as tea@lemmy.ml. The instance must know them.',
    }),
    form.lines('settings.searches', 'Searches to listen to', {
      hint: 'One on each line; posts and comments that the instance knows.',
    }),
    form.text('settings.home', 'Community for posts of your own', { required: false, advanced: true }),
    monitorsField('Their words are searched for like those above.'),
    form.number('settings.importDays', 'Days to look back at first', {
      advanced: true,
      required: false,
      initial: 7,
    }),
  ],
}
