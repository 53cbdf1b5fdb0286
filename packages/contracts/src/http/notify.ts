import {
  alertBotSchema,
  notifyPreferenceSchema,
  notifyWaySchema,
  pushSubscriptionSchema,
} from '../entities/escalation.ts'
import { body, createRoute, idParam, json, noContent, problems, z } from './define.ts'

const tags = ['Escalation']

export const getAlertBot = createRoute({
  method: 'get',
  path: '/alert-bot',
  tags,
  summary: 'The bot by which people are told in Telegram; null where there is none',
  responses: { 200: json(z.object({ bot: alertBotSchema.nullable() })), ...problems },
})
export const connectAlertBot = createRoute({
  method: 'put',
  path: '/alert-bot',
  tags,
  summary: 'Take a bot for alerts in Telegram; it is tried, and must not be a channel here',
  request: {
    body: body(
      z.object({
        token: z.string().trim().min(20).max(130),
      }),
    ),
  },
  responses: { 200: json(alertBotSchema), ...problems },
})
export const removeAlertBot = createRoute({
  method: 'delete',
  path: '/alert-bot',
  tags,
  summary: 'Tell nobody by this bot any more',
  responses: { 204: noContent, ...problems },
})

const notify = z.object({
  preference: notifyPreferenceSchema,
  ways: z.array(notifyWaySchema),
  /** The application server key (VAPID) for subscriptions of browsers, in base64url. */
  pushKey: z.string(),
  /** The name of the workspace’s bot; null where it has none. */
  telegramBot: z.string().nullable(),
})
export const getOwnNotify = createRoute({
  method: 'get',
  path: '/own-notify',
  tags,
  summary: 'By which ways the caller is told of what, and when they are left alone',
  responses: { 200: json(notify), ...problems },
})
export const setOwnNotify = createRoute({
  method: 'put',
  path: '/own-notify',
  tags,
  summary: 'Say by which ways one is told of what, and when one is left alone',
  request: { body: body(notifyPreferenceSchema) },
  responses: { 200: json(notify), ...problems },
})
export const addNotifyWebhook = createRoute({
  method: 'post',
  path: '/own-notify/webhooks',
  tags,
  summary: 'Be told by calls to an address, signed by the Standard Webhooks or as Slack takes them',
  request: {
    body: body(
      z.object({
        name: z.string().trim().min(1).max(60),
        url: z.url({ protocol: /^https?$/ }).max(2000),
        format: z.enum(['standard', 'slack']),
        /** Of what is signed; made by the caller, and never shown again. */
        secret: z
          .string()
          .regex(/^whsec_[A-Za-z0-9+/=]{32,100}$/, 'expected whsec_ and Base64')
          .optional(),
      }),
    ),
  },
  responses: { 201: json(notifyWaySchema), ...problems },
})
export const addNotifyPush = createRoute({
  method: 'post',
  path: '/own-notify/browsers',
  tags,
  summary: 'Be told by a browser, by Web Push; one that is known is taken up anew',
  request: {
    body: body(z.object({ name: z.string().trim().min(1).max(60), subscription: pushSubscriptionSchema })),
  },
  responses: { 201: json(notifyWaySchema), ...problems },
})
export const startTelegramLink = createRoute({
  method: 'post',
  path: '/own-notify/telegram',
  tags,
  summary: 'A code to say to the bot, once and within a quarter of an hour; then one is told there',
  responses: {
    201: json(z.object({ url: z.url(), words: z.string(), expiresAt: z.iso.datetime() })),
    ...problems,
  },
})
export const switchNotifyWay = createRoute({
  method: 'patch',
  path: '/own-notify/ways/{id}',
  tags,
  summary: 'Switch one of one’s own ways on or off',
  request: { params: idParam, body: body(z.object({ enabled: z.boolean() })) },
  responses: { 200: json(notifyWaySchema), ...problems },
})
export const removeNotifyWay = createRoute({
  method: 'delete',
  path: '/own-notify/ways/{id}',
  tags,
  summary: 'Be told no more by one of one’s own ways',
  request: { params: idParam },
  responses: { 204: noContent, ...problems },
})
export const testNotify = createRoute({
  method: 'post',
  path: '/own-notify/tests',
  tags,
  summary: 'Be told of a test, by mail or by one of one’s own ways; it takes the way of every alert',
  request: { body: body(z.object({ wayId: z.uuid().optional() })) },
  responses: { 201: json(z.object({ id: z.uuid() })), ...problems },
})
export const getNotifyTest = createRoute({
  method: 'get',
  path: '/own-notify/tests/{id}',
  tags,
  summary: 'What came of a test',
  request: { params: idParam },
  responses: {
    200: json(
      z.object({
        state: z.enum(['waiting', 'sent', 'failed']),
        receipt: z.string().nullable(),
        error: z.string().nullable(),
      }),
    ),
    ...problems,
  },
})
