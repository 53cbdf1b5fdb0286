import { timestampSchema } from '../entities/common.ts'
import { channelListeningSchema } from '../entities/listening.ts'
import { channelBudgetSchema, channelGapSchema, channelUsageSchema } from '../entities/hearing.ts'
import { body, createRoute, idParam, ifMatch, json, problems, z } from './define.ts'

const tags = ['Channels']
export const getChannelUsage = createRoute({
  method: 'get',
  path: '/channels/{id}/usage',
  tags,
  summary: 'What a channel used this month, what its budget leaves, and what that has stopped',
  request: { params: idParam },
  responses: { 200: json(channelUsageSchema), ...problems },
})
export const getChannelListening = createRoute({
  method: 'get',
  path: '/channels/{id}/listening',
  tags,
  summary: 'What a channel asks its network for: its own list, and what monitors want besides',
  request: { params: idParam },
  responses: { 200: json(channelListeningSchema), ...problems },
})
export const setChannelBudget = createRoute({
  method: 'put',
  path: '/channels/{id}/budget',
  tags,
  summary: 'Set what a channel may use in a month, when people are told, and what ends first',
  request: { params: idParam, headers: ifMatch, body: body(channelBudgetSchema) },
  responses: { 200: json(channelUsageSchema), ...problems },
})
export const renewChannelSecret = createRoute({
  method: 'post',
  path: '/channels/{id}/secret',
  tags,
  summary:
    'Make a new secret with which pages vouch for their visitors; told once. The one before counts for a day more',
  request: { params: idParam },
  responses: { 200: json(z.object({ secret: z.string(), formerUntil: timestampSchema })), ...problems },
})
export const listChannelGaps = createRoute({
  method: 'get',
  path: '/channels/{id}/gaps',
  tags,
  summary: 'Stretches of time in which a channel may have missed something, newest first',
  request: { params: idParam },
  responses: { 200: json(z.object({ items: z.array(channelGapSchema) })), ...problems },
})
