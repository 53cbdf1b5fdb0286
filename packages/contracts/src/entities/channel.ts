import { z } from '@hono/zod-openapi'
import { idSchema, refSchema, timestampSchema, versionSchema } from './common.ts'

/** The name of a network; which there are, the registry of channels alone knows. */
export const channelKindSchema = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/)
export type ChannelKind = z.infer<typeof channelKindSchema>

/**
 * delayed: goes on by itself later, at `delayedUntil` where the network said when; stopped: its budget is used up;
 * quiet: it answers, but nothing comes where something always came.
 */
export const channelHealthSchema = z.enum([
  'connecting',
  'connected',
  'delayed',
  'needs-sign-in',
  'failing',
  'stopped',
  'quiet',
])
export type ChannelHealth = z.infer<typeof channelHealthSchema>

/** What an account can be used for. Small and apart: a network has some of them and not others. */
export const abilitySchema = z.enum([
  'listen',
  'mentions',
  'comments',
  'direct',
  'reply',
  'reply-direct',
  'publish',
  'react',
  'hide',
  'delete',
  'profile',
  'typing',
  'receipts',
])
export type Ability = z.infer<typeof abilitySchema>

/** Whether something can be done here and now, and if not, why, in words for the person who wanted it. */
export const allowanceSchema = z.object({ can: z.boolean(), why: z.string().nullable() })
export type Allowance = z.infer<typeof allowanceSchema>

/** Who we are at the network, as it said when the account was last tried. */
export const channelAccountSchema = z.object({
  /** The network's own id of the account. */
  id: z.string(),
  handle: z.string().nullable(),
  name: z.string().nullable(),
  url: z.string().nullable(),
  avatarUrl: z.string().nullable(),
  /** What the channel has to remember of the account: its tier, its limits, its own ids. */
  facts: z.record(z.string(), z.unknown()),
})
export type ChannelAccount = z.infer<typeof channelAccountSchema>

/** One line of the form that connects an account; what may stand in it, the channel's schemas say. */
export const channelFieldSchema = z.object({
  /** `settings.server.host`, `credentials.token`. */
  path: z.string(),
  label: z.string(),
  hint: z.string().nullable(),
  /** `signing-secret`: a secret of the Standard Webhooks, made with the form; `mailbox`: the id of a channel for mail. */
  input: z.enum([
    'text',
    'secret',
    'signing-secret',
    'number',
    'switch',
    'select',
    'lines',
    'long-text',
    'mailbox',
  ]),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  required: z.boolean(),
  /** Seldom needed: shown when asked for. */
  advanced: z.boolean(),
  initial: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).nullable(),
})
export type ChannelField = z.infer<typeof channelFieldSchema>

/** Something that a network counts or charges for, such as posts read. */
export const channelUnitSchema = z.object({
  unit: z.string(),
  label: z.string(),
  /** What one costs by the list, in millionths of a US dollar; null where it is free but counted. */
  costMicros: z.int().nullable(),
})
export type ChannelUnit = z.infer<typeof channelUnitSchema>

/** Something that people take from a connected channel and put elsewhere: a line of code, an address. */
export const channelShareSchema = z.object({
  label: z.string(),
  hint: z.string(),
  value: z.string(),
  form: z.enum(['code', 'link']),
})
export type ChannelShare = z.infer<typeof channelShareSchema>

/** A network that can be connected, as the form and the lists need it. */
export const channelKindInfoSchema = z
  .object({
    kind: channelKindSchema,
    label: z.string(),
    /** What it is good for, in a sentence. */
    summary: z.string(),
    group: z.enum(['mail', 'social', 'messenger', 'community', 'web', 'phone', 'own']),
    /** What to make on the network's side first, step by step. */
    guide: z.array(z.string()),
    guideUrl: z.string().nullable(),
    fields: z.array(channelFieldSchema),
    /** A network; people of ours, who write down what was said elsewhere; or files that are imported. */
    filledBy: z.enum(['network', 'people', 'files']),
    /** Whether the network tells of news by calling an address of ours. */
    webhook: z.boolean(),
    /** Whether notices can be posted into rooms of the account. */
    notices: z.boolean(),
    /** What it can be used for at best; the account may have less. */
    offers: z.array(abilitySchema),
    /** With which signs one can react to a message there. */
    reactions: z.array(z.string()),
    /** Whether one of ours stands on a message at most, so that another one takes its place. */
    reactsOnce: z.boolean(),
    /** What using it is counted in; a budget can be set for each. */
    units: z.array(channelUnitSchema),
    /** A page of ours that shows what it will look like, told the settings as they stand in the form; null where it looks like nothing. */
    preview: z.string().nullable(),
    /** What a secret that we make is good for, and how it is used; null where there is none. */
    secret: z.string().nullable(),
  })
  .openapi('ChannelKind')
export type ChannelKindInfo = z.infer<typeof channelKindInfoSchema>

export const channelSchema = z
  .object({
    id: idSchema,
    kind: channelKindSchema,
    name: z.string(),
    address: z.string(),
    brand: refSchema,
    defaultTeam: refSchema.nullable(),
    settings: z.record(z.string(), z.unknown()),
    account: channelAccountSchema.nullable(),
    /** What this account can be used for. */
    abilities: z.record(abilitySchema, allowanceSchema),
    /** Where the network sends its news; null where it does not. */
    webhookUrl: z.string().nullable(),
    share: z.array(channelShareSchema),
    enabled: z.boolean(),
    health: channelHealthSchema,
    lastError: z.string().nullable(),
    delayedUntil: timestampSchema.nullable(),
    lastSuccessAt: timestampSchema.nullable(),
    lastFailureAt: timestampSchema.nullable(),
    createdAt: timestampSchema,
    version: versionSchema,
  })
  .openapi('Channel')
export type Channel = z.infer<typeof channelSchema>

export const channelCheckSchema = z
  .object({
    ok: z.boolean(),
    steps: z.array(
      z.object({ step: z.string(), ok: z.boolean(), /** The server's own words. */ message: z.string() }),
    ),
    /** Who we are there, once it let us in. */
    account: channelAccountSchema.optional(),
  })
  .openapi('ChannelCheck')
export type ChannelCheck = z.infer<typeof channelCheckSchema>

export const brandSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    signature: z.string(),
    createdAt: timestampSchema,
    version: versionSchema,
  })
  .openapi('Brand')
export type Brand = z.infer<typeof brandSchema>
