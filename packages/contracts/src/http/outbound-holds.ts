import { heldItemSchema, holdReachSchema, outboundHoldSchema } from '../entities/outbound-hold.ts'
import { body, createRoute, idParam, json, noContent, problems, z } from './define.ts'

const tags = ['Hold outbound']

export const listOutboundHolds = createRoute({
  method: 'get',
  path: '/outbound-holds',
  tags,
  summary: 'Where sending is held, and was, the newest first',
  request: { query: z.object({ standing: z.enum(['true']).optional() }) },
  responses: { 200: json(z.object({ items: z.array(outboundHoldSchema) })), ...problems },
})
export const placeOutboundHold = createRoute({
  method: 'post',
  path: '/outbound-holds',
  tags,
  summary: 'Stop sending at once, for a brand or for all',
  request: {
    body: body(
      z.object({
        brandId: z.uuid().nullable(),
        reach: holdReachSchema,
        reason: z.string().trim().min(1).max(300),
      }),
    ),
  },
  responses: { 201: json(outboundHoldSchema), ...problems },
})
export const liftOutboundHold = createRoute({
  method: 'post',
  path: '/outbound-holds/{id}/lift',
  tags,
  summary: 'Let sending go on; what waits is let go, or cancelled',
  request: {
    params: idParam,
    body: body(z.object({ waiting: z.enum(['let-go', 'cancel']) })),
  },
  responses: { 200: json(outboundHoldSchema), ...problems },
})
export const listHeldItems = createRoute({
  method: 'get',
  path: '/outbound-holds/{id}/items',
  tags,
  summary: 'All that the switch met: what had left, what is held, what was let go or cancelled; at most 500',
  request: { params: idParam },
  responses: { 200: json(z.object({ items: z.array(heldItemSchema) })), ...problems },
})
export const settleHeldItem = createRoute({
  method: 'post',
  path: '/outbound-holds/{id}/items',
  tags,
  summary: 'Let one of those that are held leave, or cancel it',
  request: {
    params: idParam,
    body: body(z.object({ messageId: z.uuid(), as: z.enum(['let-go', 'cancelled']) })),
  },
  responses: { 204: noContent, ...problems },
})
