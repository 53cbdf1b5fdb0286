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

const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? null : value), schema.nullable().default(null))

/** A person's token, or an app with its key and its installation. */
export const credentialsSchema = z
  .object({
    token: optional(z.string().trim().min(1)),
    /** Proves that a call comes from GitHub; without one no call is taken. */
    webhookSecret: z.string().trim().min(8).optional(),
    appId: optional(
      z
        .string()
        .trim()
        .regex(/^[\w.]{1,40}$/, 'The ID of an app is a number, or begins with Iv'),
    ),
    installationId: optional(
      z
        .string()
        .trim()
        .regex(/^\d{1,20}$/, 'An installation is a number'),
    ),
    privateKey: optional(
      z
        .string()
        .transform(inLines)
        .refine((key) => key !== '', 'A private key begins with -----BEGIN RSA PRIVATE KEY-----'),
    ),
    /** What the app was last let in with, and until when it counts. */
    accessToken: z.string().nullable().default(null),
    expiresAt: z.string().nullable().default(null),
  })
  .refine(({ token, ...app }) => token !== null || isApp(app), {
    path: ['token'],
    message: 'Give an access token, or the ID, the installation and the private key of an app',
  })
export type GithubCredentials = z.infer<typeof credentialsSchema>

export interface AppKey {
  appId: string
  installationId: string
  privateKey: string
}

export function isApp<App extends { [part in keyof AppKey]: string | null }>(app: App): app is App & AppKey {
  return app.appId !== null && app.installationId !== null && app.privateKey !== null
}

/** A field of one line takes the ends of lines out of a key. Empty where it is none. */
function inLines(key: string): string {
  const [, kind = '', body = ''] = /-----BEGIN ([A-Z ]*PRIVATE KEY)-----(.*)-----END \1-----/s.exec(key) ?? []
  const lines = body.replaceAll(/\s+/g, '').match(/.{1,64}/g)
  return lines === null ? '' : [`-----BEGIN ${kind}-----`, ...lines, `-----END ${kind}-----`, ''].join('\n')
}

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
    'Or register an app under Developer settings, GitHub Apps, with the same permissions, make a private key for it and install it: it answers under a name of its own, in the repositories that it is installed in. The number of the installation stands at the end of the address of its settings.',
    'To hear at once, and to hear discussions, add a webhook to the repositories or the organisation: the address stands on the page of the channel once it is connected, the content type is application/json, the secret is one you think up and give here too, and the events are issues, issue comments, pull requests, pull request review comments, discussions and discussion comments.',
  ],
  reactions: Object.keys(reactionNames),
  guideUrl: 'https://github.com/settings/personal-access-tokens',
  fields: [
    form.lines('settings.repositories', 'Repositories', {
      hint: 'One on each line, such as octo-org/octo-repo.',
    }),
    form.secret('credentials.token', 'Access token', {
      required: false,
      hint: 'Such as github_pat_…, or the three of an app below.',
    }),
    form.switch('settings.mentions', 'Listen for mentions of the account all over GitHub'),
    form.secret('credentials.webhookSecret', 'Webhook secret', {
      required: false,
      hint: 'As you gave it to the webhook. Left empty, GitHub is asked every few minutes.',
    }),
    form.text('credentials.appId', 'ID of the app', { required: false, advanced: true }),
    form.text('credentials.installationId', 'Installation of the app', {
      required: false,
      advanced: true,
      hint: 'The number at the end of github.com/settings/installations/…',
    }),
    form.secret('credentials.privateKey', 'Private key of the app', {
      required: false,
      advanced: true,
      hint: 'All that stands in the .pem file. It opens the repositories for an hour at a time, anew before the hour ends.',
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
