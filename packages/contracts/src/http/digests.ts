import { pageOf, pageQuerySchema } from '../entities/common.ts'
import { digestSchema, digestSettingsSchema, ownDigestSchema } from '../entities/digest.ts'
import { body, createRoute, idParam, json, problems } from './define.ts'

const tags = ['Digests']

export const getOwnDigest = createRoute({
  method: 'get',
  path: '/own-digest',
  tags,
  summary: 'When the caller is told of what was found, and of what',
  request: {},
  responses: { 200: json(ownDigestSchema), ...problems },
})
export const setOwnDigest = createRoute({
  method: 'put',
  path: '/own-digest',
  tags,
  summary: 'Be told of what was found by the hour, day or week, or no more',
  request: { body: body(digestSettingsSchema) },
  responses: { 200: json(ownDigestSchema), ...problems },
})
export const listDigests = createRoute({
  method: 'get',
  path: '/digests',
  tags,
  summary: 'The caller’s digests, newest first',
  request: { query: pageQuerySchema },
  responses: { 200: json(pageOf(digestSchema)), ...problems },
})
export const getDigest = createRoute({
  method: 'get',
  path: '/digests/{id}',
  tags,
  summary: 'One digest of the caller',
  request: { params: idParam },
  responses: { 200: json(digestSchema), ...problems },
})
