import { deadLetterSchema, healthSchema, quarantinedSchema, systemStatusSchema } from '../entities/system.ts'
import { pageOf, pageQuerySchema } from '../entities/common.ts'
import { liveEventSchema } from '../realtime.ts'
import { createRoute, idParam, json, noContent, problems, z } from './define.ts'

const tags = ['System']

// Not inside a workspace.
export const getHealth = createRoute({
  method: 'get',
  path: '/health',
  tags,
  summary: '200 only when every part is ready; names the part that is not',
  responses: { 200: json(healthSchema), 503: json(healthSchema, 'a part is not ready') },
})

// Inside a workspace.
export const getSystemStatus = createRoute({
  method: 'get',
  path: '/system',
  tags,
  summary: 'Queues, lag, channels, dead letters',
  responses: { 200: json(systemStatusSchema), ...problems },
})
export const listDeadLetters = createRoute({
  method: 'get',
  path: '/dead-letters',
  tags,
  summary: 'Work that failed for good',
  request: { query: pageQuerySchema },
  responses: { 200: json(pageOf(deadLetterSchema)), ...problems },
})
export const retryDeadLetter = createRoute({
  method: 'post',
  path: '/dead-letters/{id}/retry',
  tags,
  summary: 'Run it again',
  request: { params: idParam },
  responses: { 200: json(deadLetterSchema), ...problems },
})
export const discardDeadLetter = createRoute({
  method: 'delete',
  path: '/dead-letters/{id}',
  tags,
  summary: 'Let it go',
  request: { params: idParam },
  responses: { 204: noContent, ...problems },
})
export const listQuarantined = createRoute({
  method: 'get',
  path: '/quarantine',
  tags,
  summary: 'What arrived and could not be read',
  request: { query: pageQuerySchema },
  responses: { 200: json(pageOf(quarantinedSchema)), ...problems },
})
export const getQuarantinedRaw = createRoute({
  method: 'get',
  path: '/quarantine/{id}/raw',
  tags,
  summary: 'As it came, as a download',
  request: { params: idParam },
  responses: {
    200: { description: 'ok', content: { 'application/octet-stream': { schema: z.string() } } },
    ...problems,
  },
})
export const retryQuarantined = createRoute({
  method: 'post',
  path: '/quarantine/{id}/retry',
  tags,
  summary: 'Read it again',
  request: { params: idParam },
  responses: { 202: json(z.object({ queued: z.literal(true) })), ...problems },
})

export const listEvents = createRoute({
  method: 'get',
  path: '/events',
  tags: ['Events'],
  summary: 'The event log you may see, in order, from a cursor on',
  request: {
    query: z.object({
      after: z.string().max(60).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
  },
  responses: { 200: json(z.object({ items: z.array(liveEventSchema), cursor: z.string() })), ...problems },
})
