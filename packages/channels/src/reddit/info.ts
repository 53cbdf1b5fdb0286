import type { KindInfo } from '../contract.ts'
import { form } from '../form.ts'
import { monitorsField } from '../listening/monitors-field.ts'

export const info: KindInfo = {
  summary:
    'An account on Reddit: mentions, replies and private messages become conversations; subreddits and searches are listened to.',
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
    'Reddit approves apps first: ask for access to the Data API in its developer support, and say what the account does.',
    'Signed in as the account that shall answer, open reddit.com/prefs/apps and create an app. Type “script” needs only the password of that account; it must not have two-factor sign-in.',
    'For an app of type “web”, authorise it with duration=permanent and the scopes identity, privatemessages, read, submit, history, edit and vote, and copy the refresh token.',
    'Copy the client ID (below the name of the app) and the secret.',
  ],
  guideUrl: 'https://github.com/reddit-archive/reddit/wiki/OAuth2',
  fields: [
    form.text('settings.username', 'Account', { hint: 'Its name without u/.' }),
    form.text('credentials.clientId', 'Client ID'),
    form.secret('credentials.clientSecret', 'Client secret', { required: false }),
    form.secret('credentials.refreshToken', 'Refresh token', {
      required: false,
      hint: 'For an app of type “web”.',
    }),
    form.secret('credentials.password', 'Password of the account', {
      required: false,
      hint: 'For an app of type “script”; one of the two is needed.',
    }),
    form.lines('settings.subreddits', 'Subreddits to listen to', {
      hint: 'One on each line. All posts and comments there are heard.',
    }),
    form.lines('settings.searches', 'Searches to listen to', {
      hint: 'One on each line, as you would type it there. Reddit finds posts, not comments.',
    }),
    monitorsField('Their words are searched for all over Reddit; it finds posts, not comments.'),
    form.text('settings.home', 'Subreddit for posts of your own', {
      required: false,
      advanced: true,
      hint: 'Left empty, they stand in the profile of the account.',
    }),
    form.number('settings.importDays', 'Days to look back at first', {
      advanced: true,
      required: false,
      initial: 7,
    }),
  ],
}
