import { z } from 'zod'
import type { KindInfo } from '../contract.ts'
import { form } from '../form.ts'
import { forMonitors, monitorsField } from '../listening/monitors-field.ts'

export const kind = 'stack-exchange'

export const settingsSchema = z
  .object({
    /** As the API names it: `stackoverflow`, `superuser`, `tea` for tea.stackexchange.com. */
    site: z
      .string()
      .trim()
      .toLowerCase()
      .transform((site) => site.replace(/^https?:\/\//, '').replace(/\/.*$/, ''))
      .pipe(
        z
          .string()
          .regex(/^[a-z0-9][a-z0-9.-]{1,80}$/, 'A site is named such as stackoverflow or superuser.com'),
      ),
    tags: z
      .array(
        z
          .string()
          .trim()
          .toLowerCase()
          .regex(/^[^\s;[\]]{1,50}$/, 'A tag has no spaces'),
      )
      .max(20)
      .default([]),
    words: z.array(z.string().trim().min(2).max(200)).max(20).default([]),
    /** Whether monitors are listened for besides. */
    monitors: forMonitors,
    /** The number in the address of the profile: who answers there speaks to us. */
    userId: z.int().min(1).optional(),
    importDays: z.int().min(0).max(365).default(7),
    everyMinutes: z.int().min(0).max(1440).default(30),
  })
  .refine(
    ({ tags, words, userId, monitors }) => monitors || tags.length + words.length > 0 || userId !== undefined,
    {
      path: ['tags'],
      message: 'Tags, words or an account are needed',
    },
  )
export type StackSettings = z.infer<typeof settingsSchema>

export const credentialsSchema = z.object({
  /** Nothing secret: it lifts the limit from 300 to 10,000 requests a day. */
  key: z.string().trim().min(1).optional(),
})
export type StackCredentials = z.infer<typeof credentialsSchema>

export const info: KindInfo = {
  summary:
    'Questions, answers and comments on Stack Overflow or any site of Stack Exchange, by tags and words.',
  group: 'community',
  offers: ['listen', 'comments', 'mentions'],
  guide: [
    'Name the site and the tags or words that matter. Nothing has to be made on their side.',
    'Without a key the API grants 300 requests a day, which is a look every half hour for two tags. Register an application at stackapps.com for a key with 10,000.',
    'You answer on the site itself: a program may not write there for a company.',
  ],
  guideUrl: 'https://stackapps.com/apps/oauth/register',
  fields: [
    form.text('settings.site', 'Site', {
      initial: 'stackoverflow',
      hint: 'Such as stackoverflow or superuser.com.',
    }),
    form.lines('settings.tags', 'Tags to listen for', { hint: 'One on each line.' }),
    form.lines('settings.words', 'Words to listen for', { hint: 'One search on each line.' }),
    monitorsField(
      'Their words are searched for like those above; as many as the minutes between looks allow.',
    ),
    form.number('settings.userId', 'Your account', {
      required: false,
      hint: 'The number in the address of your profile, such as 22656.',
    }),
    form.secret('credentials.key', 'Key', { required: false }),
    form.number('settings.importDays', 'Days to look back at first', {
      advanced: true,
      required: false,
      initial: 7,
    }),
    form.number('settings.everyMinutes', 'Minutes between looks', {
      advanced: true,
      required: false,
      initial: 30,
    }),
  ],
}

const ownDomains = new Set(['stackoverflow', 'superuser', 'serverfault', 'askubuntu', 'stackapps'])

/** Where the site stands: https://api.stackexchange.com/docs#sites names the rest by their first part. */
export function hostOf(site: string): string {
  if (ownDomains.has(site)) return `${site}.com`
  return site.includes('.') && /\.(com|net|org)$/.test(site) ? site : `${site}.stackexchange.com`
}
