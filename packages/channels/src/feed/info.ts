import type { KindInfo } from '../contract.ts'
import { form } from '../form.ts'

export const info: KindInfo = {
  summary: 'News, blogs, reviews and podcasts by RSS, Atom or JSON Feed: every new article is heard.',
  group: 'web',
  offers: ['listen'],
  guide: [
    'Copy the address of the feed, or of the page itself: most pages name their feed, and it is found.',
    'App stores, forums, Reddit and YouTube offer feeds too.',
  ],
  guideUrl: null,
  fields: [
    form.text('settings.url', 'Address', { hint: 'Of the feed, or of the page it belongs to.' }),
    form.number('settings.everyMinutes', 'Minutes between looks', {
      advanced: true,
      required: false,
      initial: 10,
    }),
    form.number('settings.importDays', 'Days to look back at first', {
      advanced: true,
      required: false,
      initial: 30,
    }),
    form.text('credentials.user', 'User name', {
      advanced: true,
      required: false,
      hint: 'Where it asks for one.',
    }),
    form.secret('credentials.password', 'Password', { advanced: true, required: false }),
  ],
}
