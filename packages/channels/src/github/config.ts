import { z } from 'zod'
import type { KindInfo } from '../contract.ts'
import { form } from '../form.ts'

export const kind = 'github'
export const defaultUrl = 'https://api.github.com'

export const settingsSchema = z
  .object({
    repositories: z
      .array(
        z
          .string()
          .trim()
          .transform((name) => name.replace(/^https?:\/\/[^/]+\//, '').replace(/(\.git)?\/?$/, ''))
          .pipe(z.string().regex(/^[\w.-]+\/[\w.-]+$/, 'A repository is named owner/name')),
      )
      .max(50)
      .default([]),
    /** Whether it is searched all over GitHub for who names the account. */
    mentions: z.boolean().default(false),
    /** In the repositories, only what names us becomes a conversation; the rest is heard. */
    onlyNamed: z.boolean().default(false),
    importDays: z.int().min(0).max(3650).default(7),
    everyMinutes: z.int().min(0).max(1440).default(2),
    url: z
      .url({ protocol: /^https?$/ })
      .transform((url) => url.replace(/\/+$/, ''))
      .default(defaultUrl),
  })
  .refine(({ repositories, mentions }) => repositories.length > 0 || mentions, {
    path: ['repositories'],
    message: 'Name repositories, or listen for mentions',
  })
export type GithubSettings = z.infer<typeof settingsSchema>

export const credentialsSchema = z.object({
  token: z.string().trim().min(1),
  /** Proves that a call comes from GitHub; without one no call is taken. */
  webhookSecret: z.string().trim().min(8).optional(),
})
export type GithubCredentials = z.infer<typeof credentialsSchema>

/** The signs that GitHub has, as it names them. */
export const reactionNames: Readonly<Record<string, string>> = {
  '👍': '+1',
  '👎': '-1',
  '😄': 'laugh',
  '🎉': 'hooray',
  '😕': 'confused',
  '❤️': 'heart',
  '🚀': 'rocket',
  '👀': 'eyes',
}

export const info: KindInfo = {
  summary:
    'Issues, pull requests and their comments in your repositories, and wherever your account is named.',
  group: 'community',
  offers: ['listen', 'mentions', 'comments', 'reply', 'react', 'delete', 'profile'],
  guide: [
    'Sign in to GitHub with the account that shall answer, and open Settings, Developer settings, Personal access tokens.',
    'Make a fine-grained token for your repositories with read and write access to Issues, Pull requests and Discussions. To listen for mentions all over GitHub, make a classic token with the scope “public_repo”.',
    'To hear at once, and to hear discussions, add a webhook to the repositories or the organisation: the address stands on the page of the channel once it is connected, the content type is application/json, the secret is one you think up and give here too, and the events are issues, issue comments, pull requests, pull request review comments, discussions and discussion comments.',
  ],
  reactions: Object.keys(reactionNames),
  guideUrl: 'https://github.com/settings/personal-access-tokens',
  fields: [
    form.lines('settings.repositories', 'Repositories', {
      hint: 'One on each line, such as octo-org/octo-repo.',
    }),
    form.secret('credentials.token', 'Access token', { hint: 'Such as github_pat_…' }),
    form.switch('settings.mentions', 'Listen for mentions of the account all over GitHub'),
    form.secret('credentials.webhookSecret', 'Webhook secret', {
      required: false,
      hint: 'As you gave it to the webhook. Left empty, GitHub is asked every few minutes.',
    }),
    form.switch(
      'settings.onlyNamed',
      'Only what names the account becomes a conversation; the rest is heard',
      {
        advanced: true,
      },
    ),
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
    form.text('settings.url', 'API address', {
      advanced: true,
      required: false,
      initial: defaultUrl,
      hint: 'Of GitHub Enterprise Server: https://your-host/api/v3',
    }),
  ],
}
