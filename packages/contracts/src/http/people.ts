import { idSchema, timestampSchema } from '../entities/common.ts'
import {
  apiKeySchema,
  availabilitySchema,
  invitationSchema,
  meSchema,
  memberSchema,
  preferencesChangeSchema,
  preferencesSchema,
  roleSchema,
  teamSchema,
  visibilitySchema,
} from '../entities/people.ts'
import { body, createRoute, idParam, ifMatch, json, noContent, problems, z } from './define.ts'

const tags = ['People']
const listOf = <T extends z.ZodType>(item: T) => json(z.object({ items: z.array(item) }))
const name = z.string().trim().min(1).max(120)

// Not inside a workspace: /api/v1/me, /api/v1/setup, /api/v1/invitations/…
export const getMe = createRoute({
  method: 'get',
  path: '/me',
  tags,
  summary: 'Who you are and where you belong',
  responses: { 200: json(meSchema), ...problems },
})

export const getSetup = createRoute({
  method: 'get',
  path: '/setup',
  tags: ['Setup'],
  summary: 'Whether the first workspace is still to be made, and how people sign in',
  responses: {
    200: json(
      z.object({
        needsSetup: z.boolean(),
        demo: z.boolean(),
        /** Whether mails of the system, such as a link to a new password, can be sent. */
        mail: z.boolean(),
        oidc: z.object({ name: z.string(), providerId: z.string() }).nullable(),
        /** Only in a demo: the people one can sign in as. */
        demoPeople: z.array(z.object({ email: z.string(), name: z.string(), role: roleSchema })),
      }),
    ),
    ...problems,
  },
})
export const passwordSchema = z.string().min(10, 'at least 10 characters').max(200)
export const setUp = createRoute({
  method: 'post',
  path: '/setup',
  tags: ['Setup'],
  summary:
    'Make the first workspace and its admin; works once. `token` stands in the address that start prints',
  request: {
    body: body(
      z.object({
        token: z.string(),
        workspace: name,
        brand: name,
        name,
        email: z.email(),
        password: passwordSchema,
      }),
    ),
  },
  responses: { 201: json(z.object({ workspaceId: idSchema })), ...problems },
})
export const signInByLink = createRoute({
  method: 'post',
  path: '/sign-in-link',
  tags: ['Setup'],
  summary: 'Sign in with the one-time token of the link that start prints; sets the session cookie',
  request: { body: body(z.object({ token: z.string().min(10).max(200) })) },
  responses: { 204: noContent, ...problems },
})
export const signInDemo = createRoute({
  method: 'post',
  path: '/demo/sign-in',
  tags: ['Setup'],
  summary: 'Only in a demo: sign in as one of its people; sets the session cookie',
  request: { body: body(z.object({ email: z.email() })) },
  responses: { 204: noContent, ...problems },
})
export const getInvitation = createRoute({
  method: 'get',
  path: '/invitations/{token}',
  tags,
  summary: 'What an invitation link offers',
  request: { params: z.object({ token: z.string().min(10).max(200) }) },
  responses: {
    200: json(
      z.object({
        email: z.string(),
        workspace: z.string(),
        role: roleSchema,
        invitedBy: z.string().nullable(),
        hasAccount: z.boolean(),
      }),
    ),
    ...problems,
  },
})
export const acceptInvitation = createRoute({
  method: 'post',
  path: '/invitations/{token}/accept',
  tags,
  summary: 'Accept: signed in as the invited address, or with a name and password for a new account',
  request: {
    params: z.object({ token: z.string().min(10).max(200) }),
    body: body(z.object({ name: name.optional(), password: passwordSchema.optional() })),
  },
  responses: { 200: json(z.object({ workspaceId: idSchema })), ...problems },
})

// Inside a workspace.
export const updateOwnMembership = createRoute({
  method: 'patch',
  path: '/me',
  tags,
  summary: 'Your availability, name and preferences here',
  request: {
    body: body(
      z.object({ name, availability: availabilitySchema, preferences: preferencesChangeSchema }).partial(),
    ),
  },
  responses: { 200: json(z.object({ member: memberSchema, preferences: preferencesSchema })), ...problems },
})
export const listMembers = createRoute({
  method: 'get',
  path: '/members',
  tags,
  summary: 'Everybody here, those who left included',
  responses: { 200: listOf(memberSchema), ...problems },
})
export const updateMember = createRoute({
  method: 'patch',
  path: '/members/{id}',
  tags,
  summary: 'Change role, visibility, teams, or deactivate',
  request: {
    params: idParam,
    headers: ifMatch,
    body: body(
      z
        .object({
          role: roleSchema,
          visibility: visibilitySchema,
          teamIds: z.array(idSchema),
          active: z.boolean(),
        })
        .partial(),
    ),
  },
  responses: { 200: json(memberSchema), ...problems },
})
export const createResetLink = createRoute({
  method: 'post',
  path: '/members/{id}/reset-link',
  tags,
  summary: 'A link by which a member chooses a new password, to be handed over where no mail can be sent',
  request: { params: idParam },
  responses: { 201: json(z.object({ link: z.string(), expiresAt: timestampSchema })), ...problems },
})
export const resetSecondFactor = createRoute({
  method: 'delete',
  path: '/members/{id}/second-factor',
  tags,
  summary:
    'Take away the second factor of a member who has lost it; they are signed out and set up a new one',
  request: { params: idParam },
  responses: { 204: noContent, ...problems },
})
export const listInvitations = createRoute({
  method: 'get',
  path: '/invitations',
  tags,
  summary: 'Open invitations',
  responses: { 200: listOf(invitationSchema), ...problems },
})
export const invite = createRoute({
  method: 'post',
  path: '/invitations',
  tags,
  summary: 'Invite by e-mail; the answer carries the link too, for when no mail can be sent',
  request: {
    body: body(
      z.object({
        email: z.email(),
        role: roleSchema,
        visibility: visibilitySchema.default('all'),
        teamIds: z.array(idSchema).default([]),
      }),
    ),
  },
  responses: {
    201: json(z.object({ invitation: invitationSchema, link: z.string(), mailed: z.boolean() })),
    ...problems,
  },
})
export const revokeInvitation = createRoute({
  method: 'delete',
  path: '/invitations/{id}',
  tags,
  summary: 'Take an invitation back',
  request: { params: idParam },
  responses: { 204: noContent, ...problems },
})

export const listTeams = createRoute({
  method: 'get',
  path: '/teams',
  tags,
  summary: 'Teams',
  responses: { 200: listOf(teamSchema), ...problems },
})
const teamBody = z.object({ name, memberIds: z.array(idSchema).max(500) })
export const createTeam = createRoute({
  method: 'post',
  path: '/teams',
  tags,
  summary: 'Make a team',
  request: { body: body(teamBody) },
  responses: { 201: json(teamSchema), ...problems },
})
export const updateTeam = createRoute({
  method: 'patch',
  path: '/teams/{id}',
  tags,
  summary: 'Rename a team or change its members',
  request: { params: idParam, headers: ifMatch, body: body(teamBody.partial()) },
  responses: { 200: json(teamSchema), ...problems },
})
export const deleteTeam = createRoute({
  method: 'delete',
  path: '/teams/{id}',
  tags,
  summary: 'Delete a team; its conversations stay, without a team',
  request: { params: idParam },
  responses: { 204: noContent, ...problems },
})

export const listApiKeys = createRoute({
  method: 'get',
  path: '/api-keys',
  tags: ['API keys'],
  summary: 'Keys, without their secrets',
  responses: { 200: listOf(apiKeySchema), ...problems },
})
export const createApiKey = createRoute({
  method: 'post',
  path: '/api-keys',
  tags: ['API keys'],
  summary: 'Make a key; its secret is shown this once',
  request: {
    body: body(
      z.object({
        name,
        scopes: z.array(z.string()).min(1),
        expiresInDays: z.int().min(1).max(3650).nullable().default(null),
      }),
    ),
  },
  responses: { 201: json(z.object({ key: apiKeySchema, secret: z.string() })), ...problems },
})
export const revokeApiKey = createRoute({
  method: 'delete',
  path: '/api-keys/{id}',
  tags: ['API keys'],
  summary: 'Revoke a key at once',
  request: { params: idParam },
  responses: { 204: noContent, ...problems },
})
