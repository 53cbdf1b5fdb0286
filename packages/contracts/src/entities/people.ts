import { z } from '@hono/zod-openapi'
import { idSchema, refSchema, timestampSchema, versionSchema } from './common.ts'

export const roleSchema = z.enum(['agent', 'community-manager', 'supervisor', 'admin'])
export type Role = z.infer<typeof roleSchema>

/** Which conversations a person sees: assigned to them, also their teams', or all. */
export const visibilitySchema = z.enum(['own', 'team', 'all'])
export type Visibility = z.infer<typeof visibilitySchema>

export const availabilitySchema = z.enum(['online', 'away', 'offline'])
export type Availability = z.infer<typeof availabilitySchema>

/** A column of the stream: all of it, a saved view or what a monitor matched. */
export const streamColumnSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('view'), id: idSchema }),
  z.object({ kind: z.literal('monitor'), id: idSchema }),
])
export type StreamColumn = z.infer<typeof streamColumnSchema>

/** What of them a person changes; what is left out stays. */
export const preferencesChangeSchema = z
  .object({
    theme: z.enum(['system', 'light', 'dark']),
    /** What Enter does in the composer; the other one is Ctrl/Cmd-Enter. */
    enterSends: z.boolean(),
    shortcuts: z.boolean(),
    sounds: z.boolean(),
    /** Seconds in which a sent reply can be taken back. */
    undoSeconds: z.int().min(0).max(60),
    /** Of the stream of mentions, from left to right. */
    columns: z.array(streamColumnSchema).max(12),
  })
  .partial()

export const preferencesSchema = z.object({
  theme: preferencesChangeSchema.shape.theme.unwrap().default('system'),
  enterSends: z.boolean().default(false),
  shortcuts: z.boolean().default(true),
  sounds: z.boolean().default(false),
  undoSeconds: preferencesChangeSchema.shape.undoSeconds.unwrap().default(10),
  columns: z.array(streamColumnSchema).default([]),
})
export type Preferences = z.infer<typeof preferencesSchema>

export const memberSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    email: z.string(),
    role: roleSchema,
    visibility: visibilitySchema,
    availability: availabilitySchema,
    teams: z.array(refSchema),
    deactivatedAt: timestampSchema.nullable(),
    createdAt: timestampSchema,
    version: versionSchema,
  })
  .openapi('Member')
export type Member = z.infer<typeof memberSchema>

export const teamSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    memberIds: z.array(idSchema),
    createdAt: timestampSchema,
    version: versionSchema,
  })
  .openapi('Team')
export type Team = z.infer<typeof teamSchema>

export const invitationSchema = z
  .object({
    id: idSchema,
    email: z.string(),
    role: roleSchema,
    visibility: visibilitySchema,
    teamIds: z.array(idSchema),
    invitedBy: refSchema.nullable(),
    createdAt: timestampSchema,
    expiresAt: timestampSchema,
  })
  .openapi('Invitation')
export type Invitation = z.infer<typeof invitationSchema>

export const apiKeySchema = z
  .object({
    id: idSchema,
    name: z.string(),
    prefix: z.string(),
    scopes: z.array(z.string()),
    createdBy: refSchema.nullable(),
    createdAt: timestampSchema,
    lastUsedAt: timestampSchema.nullable(),
    expiresAt: timestampSchema.nullable(),
  })
  .openapi('ApiKey')
export type ApiKey = z.infer<typeof apiKeySchema>

/** Who is signed in, everywhere they belong, and what they may do there. */
export const meSchema = z
  .object({
    user: z.object({ id: z.string(), name: z.string(), email: z.string(), twoFactorEnabled: z.boolean() }),
    memberships: z.array(
      z.object({
        workspace: refSchema.extend({ demo: z.boolean() }),
        member: memberSchema,
        preferences: preferencesSchema,
        permissions: z.array(z.string()),
      }),
    ),
  })
  .openapi('Me')
export type Me = z.infer<typeof meSchema>
