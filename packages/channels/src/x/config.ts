import type { ChannelUnit } from '@hubbub/contracts'
import { z } from 'zod'
import type { KindInfo } from '../contract.ts'
import { form } from '../form.ts'
import { forMonitors, monitorsField } from '../listening/monitors-field.ts'

/** What X charges by its list of 2026, in millionths of a US dollar; a contract may say otherwise. */
const listPrices = {
  postRead: 5_000,
  /** What the account wrote itself, and what mentions it. */
  ownRead: 1_000,
  directRead: 10_000,
  userRead: 10_000,
  post: 15_000,
  postWithLink: 200_000,
  /** An answer to who mentioned or quoted the account. */
  answer: 10_000,
  direct: 15_000,
}

const price = (micros: number) => z.int().min(0).max(100_000_000).default(micros)

export const settingsSchema = z.object({
  /** What is listened for, each in the query language of X. */
  terms: z.array(z.string().trim().min(1).max(4096)).max(5000).default([]),
  /** Whether monitors are listened for besides. */
  monitors: forMonitors,
  /** How: pushed as it is said, or asked for from time to time. */
  listen: z.enum(['stream', 'search']).default('stream'),
  mentions: z.boolean().default(true),
  direct: z.boolean().default(true),
  /** Self-serve apps may answer only who mentioned or quoted the account. */
  tier: z.enum(['self-serve', 'enterprise']).default('self-serve'),
  pollSeconds: z.int().min(15).max(3600).default(60),
  /** How far back the first fetch goes. */
  importDays: z.int().min(0).max(7).default(1),
  prices: z
    .object({
      postRead: price(listPrices.postRead),
      ownRead: price(listPrices.ownRead),
      directRead: price(listPrices.directRead),
      userRead: price(listPrices.userRead),
      post: price(listPrices.post),
      postWithLink: price(listPrices.postWithLink),
      answer: price(listPrices.answer),
      direct: price(listPrices.direct),
    })
    .prefault({}),
})
export type XSettings = z.output<typeof settingsSchema>

const optional = z.preprocess(
  (value) => (value === '' ? null : value),
  z.string().min(1).nullable().default(null),
)

export const credentialsSchema = z.object({
  /** OAuth 2.0 with PKCE, of the user; ends after two hours and is renewed. */
  accessToken: z.string().trim().min(1),
  refreshToken: optional,
  /** When the access token ends, where that is known. */
  expiresAt: z.iso.datetime().nullable().default(null),
  clientId: optional,
  clientSecret: optional,
  /** Of the app, for the filtered stream and search. */
  bearerToken: optional,
  /** Of the app, with which X signs its calls. */
  consumerSecret: optional,
})
export type XCredentials = z.output<typeof credentialsSchema>

/** https://docs.x.com: filtered stream, search, posts, direct messages. */
export const limits = {
  text: 280,
  longText: 25_000,
  perLink: 23,
  directText: 10_000,
  rules: 1000,
  ruleLength: 1024,
  queryLength: 512,
  images: 4,
  imageBytes: 5 * 1024 * 1024,
  /** Recent search knows no more; the mentions timeline holds this many posts. */
  searchMs: 7 * 24 * 3_600_000,
  mentions: 800,
  keepAliveMs: 20_000,
}

export const units: ChannelUnit[] = [
  { unit: 'post-read', label: 'Posts read', costMicros: listPrices.postRead },
  { unit: 'own-read', label: 'Own posts and mentions read', costMicros: listPrices.ownRead },
  { unit: 'direct-read', label: 'Direct messages read', costMicros: listPrices.directRead },
  { unit: 'user-read', label: 'Profiles looked up', costMicros: listPrices.userRead },
  { unit: 'post', label: 'Posts written', costMicros: listPrices.post },
  { unit: 'answer', label: 'Answers written', costMicros: listPrices.answer },
  { unit: 'direct', label: 'Direct messages written', costMicros: listPrices.direct },
]

export const info: KindInfo = {
  summary:
    'An account at X: mentions and direct messages become conversations, and what is said can be listened for.',
  group: 'social',
  offers: ['mentions', 'direct', 'listen', 'reply', 'reply-direct', 'publish', 'hide', 'delete', 'profile'],
  units,
  guide: [
    'Open console.x.com, make an app and buy credits: X charges for every post read and written.',
    'In the app’s user authentication settings choose read, write and direct messages, and an OAuth 2.0 client.',
    'Sign in with the account by OAuth 2.0 (scopes tweet.read tweet.write tweet.moderate.write users.read dm.read dm.write media.write offline.access) and copy the access and refresh token.',
    'To listen for words, also copy the app’s bearer token.',
  ],
  guideUrl: 'https://docs.x.com/x-api/getting-started/getting-access',
  fields: [
    form.secret('credentials.accessToken', 'Access token'),
    form.secret('credentials.refreshToken', 'Refresh token', {
      required: false,
      hint: 'Without it somebody has to sign in again every two hours.',
    }),
    form.text('credentials.clientId', 'Client ID', {
      required: false,
      hint: 'Needed to renew the access token.',
    }),
    form.secret('credentials.clientSecret', 'Client secret', { required: false }),
    form.secret('credentials.bearerToken', 'Bearer token of the app', {
      required: false,
      hint: 'Needed to listen for words.',
    }),
    form.lines('settings.terms', 'Listen for', {
      hint: 'One query of X a line, such as "acme shop" -is:retweet. Every post read costs.',
    }),
    monitorsField('Their words are asked for like those above. Every post read costs.'),
    form.select('settings.listen', 'How to listen', [
      { value: 'stream', label: 'By the filtered stream, as it is said' },
      { value: 'search', label: 'By searching from time to time' },
    ]),
    form.select('settings.tier', 'Your contract with X', [
      { value: 'self-serve', label: 'Self-serve (may answer only who mentioned or quoted the account)' },
      { value: 'enterprise', label: 'Enterprise' },
    ]),
    form.switch('settings.mentions', 'Mentions', { initial: true }),
    form.switch('settings.direct', 'Direct messages', { initial: true }),
    form.number('settings.pollSeconds', 'Seconds between two looks', { advanced: true, initial: 60 }),
    form.secret('credentials.consumerSecret', 'API key secret', {
      required: false,
      advanced: true,
      hint: 'With it X can call us (Account Activity).',
    }),
  ],
}
