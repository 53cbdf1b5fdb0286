import { z } from 'zod'
import type { KindInfo } from '../contract.ts'
import { form } from '../form.ts'
import { forMonitors, monitorsField } from '../listening/monitors-field.ts'

export const settingsSchema = z
  .object({
    /** Each is a search of its own; all its words must be there, and what stands in quotation marks as it stands. */
    words: z.array(z.string().trim().min(2).max(200)).max(50).default([]),
    /** Whether monitors are listened for besides. */
    monitors: forMonitors,
    /** Whose stories and comments are ours: who answers them speaks to us. */
    user: z
      .string()
      .trim()
      .regex(/^[\w-]{0,30}$/, 'A name at Hacker News has letters, digits, - and _ only')
      .default(''),
    importDays: z.int().min(0).max(3650).default(7),
    /** How often it is asked, at most; 0 is with every round. */
    everyMinutes: z.int().min(0).max(1440).default(2),
  })
  .refine(({ words, user, monitors }) => words.length > 0 || user !== '' || monitors, {
    path: ['words'],
    message: 'Words to listen for or an account are needed',
  })
export type HackerNewsSettings = z.infer<typeof settingsSchema>

export const info: KindInfo = {
  summary:
    'Stories and comments on Hacker News with your words in them, and answers to what you wrote there.',
  group: 'community',
  offers: ['listen', 'comments'],
  guide: [
    'Write the names and words that matter, one on each line. Nothing has to be made on the network’s side.',
    'To hear who answers you, name the account with which you write there. You answer on Hacker News itself, as it lets no program write.',
  ],
  guideUrl: 'https://hn.algolia.com/api',
  fields: [
    form.lines('settings.words', 'Words to listen for', {
      hint: 'One search on each line; put a phrase in quotation marks.',
    }),
    monitorsField('Their words are searched for like those above.'),
    form.text('settings.user', 'Your account', {
      required: false,
      hint: 'As news.ycombinator.com shows it.',
    }),
    form.number('settings.importDays', 'Days to look back at first', {
      advanced: true,
      required: false,
      initial: 7,
    }),
    form.number('settings.everyMinutes', 'Minutes between looks', {
      advanced: true,
      required: false,
      initial: 2,
    }),
  ],
}
