import { drillSchema, recordingInfoSchema } from '../entities/drill.ts'
import { body, createRoute, json, problems, z } from './define.ts'

const tags = ['Drills']

export const listRecordings = createRoute({
  method: 'get',
  path: '/drill-recordings',
  tags,
  summary: 'The recordings that come along',
  responses: { 200: json(z.object({ items: z.array(recordingInfoSchema) })), ...problems },
})
export const startDrill = createRoute({
  method: 'post',
  path: '/drills',
  tags,
  summary: 'Replay a recording into a workspace of its own, which nothing leaves, with these people',
  description:
    'One of the recordings that come along, or one of your own as JSON lines (docs/drill-recordings.md). The people are members of the new workspace at once, in the roles that they have here.',
  request: {
    body: body(
      z.object({
        /** Of those that come along. */
        recordingId: z.string().max(60).optional(),
        /** JSON lines. */
        recording: z.string().max(1_500_000).optional(),
        /** 1 is as it was. */
        speed: z.number().min(1).max(60).default(1),
        /** Besides oneself. */
        memberIds: z.array(z.uuid()).max(100),
      }),
    ),
  },
  responses: { 201: json(z.object({ workspaceId: z.uuid(), name: z.string() })), ...problems },
})
export const getDrill = createRoute({
  method: 'get',
  path: '/drill',
  tags,
  summary: 'The drill that this workspace is, with the team’s times; null where it is none',
  responses: { 200: json(z.object({ drill: drillSchema.nullable() })), ...problems },
})
export const steerDrill = createRoute({
  method: 'post',
  path: '/drill/steer',
  tags,
  summary: 'Pause it, let it go on, or end it',
  request: { body: body(z.object({ to: z.enum(['paused', 'running', 'ended']) })) },
  responses: { 200: json(drillSchema), ...problems },
})
