import {
  brandSchema,
  channelCheckSchema,
  channelKindInfoSchema,
  channelKindSchema,
  channelSchema,
} from '../entities/channel.ts'
import { labelSchema } from '../entities/conversation.ts'
import { idSchema, versionSchema } from '../entities/common.ts'
import { body, createRoute, idParam, ifMatch, json, noContent, problems, z } from './define.ts'

const listOf = <T extends z.ZodType>(item: T) => json(z.object({ items: z.array(item) }))
const name = z.string().trim().min(1).max(120)

export const workspaceSchema = z
  .object({ id: idSchema, name: z.string(), demo: z.boolean(), version: versionSchema })
  .openapi('Workspace')
export type Workspace = z.infer<typeof workspaceSchema>
export const getWorkspace = createRoute({
  method: 'get',
  path: '/',
  tags: ['Workspace'],
  summary: 'The workspace',
  responses: { 200: json(workspaceSchema), ...problems },
})
export const updateWorkspace = createRoute({
  method: 'patch',
  path: '/',
  tags: ['Workspace'],
  summary: 'Rename the workspace',
  request: { headers: ifMatch, body: body(z.object({ name })) },
  responses: { 200: json(workspaceSchema), ...problems },
})

const channelTags = ['Channels']
/** The channel's own schemas say what may stand in them; what does not fit is named by its path. */
const channelParts = {
  settings: z.record(z.string(), z.unknown()),
  credentials: z.record(z.string(), z.unknown()),
}
export const listChannelKinds = createRoute({
  method: 'get',
  path: '/channel-kinds',
  tags: channelTags,
  summary: 'The networks that can be connected, with the form and the guide of each',
  responses: { 200: listOf(channelKindInfoSchema), ...problems },
})
export const listChannels = createRoute({
  method: 'get',
  path: '/channels',
  tags: channelTags,
  summary: 'Channels with their health; never their credentials',
  responses: { 200: listOf(channelSchema), ...problems },
})
export const getChannel = createRoute({
  method: 'get',
  path: '/channels/{id}',
  tags: channelTags,
  summary: 'One channel',
  request: { params: idParam },
  responses: { 200: json(channelSchema), ...problems },
})
export const newChannelSchema = z.object({
  kind: channelKindSchema,
  name,
  brandId: idSchema,
  defaultTeamId: idSchema.nullable().default(null),
  ...channelParts,
})
export const createChannel = createRoute({
  method: 'post',
  path: '/channels',
  tags: channelTags,
  summary: 'Connect an account; refused with the network’s own words when it does not let us in',
  request: { body: body(newChannelSchema) },
  responses: { 201: json(channelSchema), ...problems },
})
export const checkChannel = createRoute({
  method: 'post',
  path: '/channels/check',
  tags: channelTags,
  summary: 'Try an account without keeping it; `channelId` reuses the stored credentials',
  request: {
    body: body(
      z.object({
        kind: channelKindSchema,
        settings: channelParts.settings,
        credentials: channelParts.credentials.optional(),
        channelId: idSchema.optional(),
      }),
    ),
  },
  responses: { 200: json(channelCheckSchema), ...problems },
})
export const updateChannel = createRoute({
  method: 'patch',
  path: '/channels/{id}',
  tags: channelTags,
  summary: 'Change a channel; credentials left out stay',
  request: {
    params: idParam,
    headers: ifMatch,
    body: body(
      z
        .object({
          name,
          brandId: idSchema,
          defaultTeamId: idSchema.nullable(),
          enabled: z.boolean(),
          ...channelParts,
        })
        .partial(),
    ),
  },
  responses: { 200: json(channelSchema), ...problems },
})
export const deleteChannel = createRoute({
  method: 'delete',
  path: '/channels/{id}',
  tags: channelTags,
  summary: 'Disconnect a channel; its conversations stay',
  request: { params: idParam },
  responses: { 204: noContent, ...problems },
})

export const listBrands = createRoute({
  method: 'get',
  path: '/brands',
  tags: ['Brands'],
  summary: 'Brands',
  responses: { 200: listOf(brandSchema), ...problems },
})
const brandBody = z.object({ name, signature: z.string().max(5000) })
export const createBrand = createRoute({
  method: 'post',
  path: '/brands',
  tags: ['Brands'],
  summary: 'Add a brand',
  request: { body: body(brandBody.extend({ signature: z.string().max(5000).default('') })) },
  responses: { 201: json(brandSchema), ...problems },
})
export const updateBrand = createRoute({
  method: 'patch',
  path: '/brands/{id}',
  tags: ['Brands'],
  summary: 'Change a brand',
  request: { params: idParam, headers: ifMatch, body: body(brandBody.partial()) },
  responses: { 200: json(brandSchema), ...problems },
})

const labelTags = ['Labels']
const labelBody = z.object({ name: z.string().trim().min(1).max(60), color: labelSchema.shape.color })
export const listLabels = createRoute({
  method: 'get',
  path: '/labels',
  tags: labelTags,
  summary: 'Labels',
  responses: { 200: listOf(labelSchema), ...problems },
})
export const createLabel = createRoute({
  method: 'post',
  path: '/labels',
  tags: labelTags,
  summary: 'Make a label',
  request: { body: body(labelBody) },
  responses: { 201: json(labelSchema), ...problems },
})
export const updateLabel = createRoute({
  method: 'patch',
  path: '/labels/{id}',
  tags: labelTags,
  summary: 'Change a label',
  request: { params: idParam, headers: ifMatch, body: body(labelBody.partial()) },
  responses: { 200: json(labelSchema), ...problems },
})
export const deleteLabel = createRoute({
  method: 'delete',
  path: '/labels/{id}',
  tags: labelTags,
  summary: 'Delete a label everywhere',
  request: { params: idParam },
  responses: { 204: noContent, ...problems },
})

const cannedTags = ['Canned responses']
export const cannedResponseSchema = z
  .object({
    id: idSchema,
    /** Typed after `/`. */ shortcut: z.string(),
    text: z.string(),
    version: versionSchema,
  })
  .openapi('CannedResponse')
export type CannedResponse = z.infer<typeof cannedResponseSchema>
const cannedBody = z.object({
  shortcut: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}_-]{1,40}$/u, 'letters, digits, - and _'),
  text: z.string().trim().min(1).max(20_000),
})
export const listCannedResponses = createRoute({
  method: 'get',
  path: '/canned-responses',
  tags: cannedTags,
  summary: 'Canned responses',
  responses: { 200: listOf(cannedResponseSchema), ...problems },
})
export const createCannedResponse = createRoute({
  method: 'post',
  path: '/canned-responses',
  tags: cannedTags,
  summary: 'Add one',
  request: { body: body(cannedBody) },
  responses: { 201: json(cannedResponseSchema), ...problems },
})
export const updateCannedResponse = createRoute({
  method: 'patch',
  path: '/canned-responses/{id}',
  tags: cannedTags,
  summary: 'Change one',
  request: { params: idParam, headers: ifMatch, body: body(cannedBody.partial()) },
  responses: { 200: json(cannedResponseSchema), ...problems },
})
export const deleteCannedResponse = createRoute({
  method: 'delete',
  path: '/canned-responses/{id}',
  tags: cannedTags,
  summary: 'Delete one',
  request: { params: idParam },
  responses: { 204: noContent, ...problems },
})
