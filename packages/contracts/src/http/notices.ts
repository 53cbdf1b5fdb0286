import { noticePlaceSchema, noticeTargetSchema, noticeTopicSchema, roomSchema } from '../entities/notices.ts'
import { body, createRoute, idParam, ifMatch, json, noContent, problems, z } from './define.ts'

const tags = ['Notices']
const placeBody = z.object({
  name: z.string().trim().min(1).max(100),
  target: noticeTargetSchema,
  topics: z.array(noticeTopicSchema).min(1).max(noticeTopicSchema.options.length),
  waitMinutes: z.int().min(1).max(10_080),
  enabled: z.boolean(),
})

export const listNoticePlaces = createRoute({
  method: 'get',
  path: '/notice-places',
  tags,
  summary: 'Where notices go, what is told there, and how the last ones fared',
  responses: { 200: json(z.object({ items: z.array(noticePlaceSchema) })), ...problems },
})
export const createNoticePlace = createRoute({
  method: 'post',
  path: '/notice-places',
  tags,
  summary: 'Have notices posted into a room of a connected account, or to an incoming webhook',
  request: { body: body(placeBody) },
  responses: { 201: json(noticePlaceSchema), ...problems },
})
export const updateNoticePlace = createRoute({
  method: 'patch',
  path: '/notice-places/{id}',
  tags,
  summary: 'Change where notices go, or what is told there',
  request: { params: idParam, headers: ifMatch, body: body(placeBody.partial()) },
  responses: { 200: json(noticePlaceSchema), ...problems },
})
export const deleteNoticePlace = createRoute({
  method: 'delete',
  path: '/notice-places/{id}',
  tags,
  summary: 'Post no more notices there',
  request: { params: idParam },
  responses: { 204: noContent, ...problems },
})
export const testNoticePlace = createRoute({
  method: 'post',
  path: '/notice-places/{id}/test',
  tags,
  summary: 'Post a test notice now; refused with the network’s own words where it does not arrive',
  request: { params: idParam },
  responses: { 200: json(noticePlaceSchema), ...problems },
})
export const listChannelRooms = createRoute({
  method: 'get',
  path: '/channels/{id}/rooms',
  tags,
  summary: 'The rooms that a connected account can post notices into',
  request: { params: idParam },
  responses: { 200: json(z.object({ items: z.array(roomSchema) })), ...problems },
})
