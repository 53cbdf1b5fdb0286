import {
  analyticsFacetSchema,
  analyticsUnitSchema,
  annotationSchema,
  aspectPhrasesSchema,
  breakdownSchema,
  dashboardLayoutSchema,
  dashboardSchema,
  monitorRefSchema,
  risingTermsSchema,
  sourceCoverageSchema,
  topAuthorsSchema,
  volumeSchema,
  weekTallySchema,
} from '../entities/analytics.ts'
import { idSchema, pageOf, pageQuerySchema, timestampSchema } from '../entities/common.ts'
import { mentionSchema } from '../entities/mention.ts'
import { sentimentLabelSchema } from '../entities/sentiment.ts'
import { body, createRoute, idParam, ifMatch, json, noContent, problems, z } from './define.ts'

const tags = ['Analytics']

const isTimeZone = (name: string) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
const timeZoneSchema = z
  .string()
  .max(64)
  .regex(/^[A-Za-z][A-Za-z0-9_+\-/]*$/)
  .refine(isTimeZone, 'no time zone of that name')
  .default('UTC')

/** Counted in whole hours of UTC, those that it begins and ends in included. */
const spanSchema = z.object({ from: timestampSchema, to: timestampSchema })
const LONGEST_MS = 732 * 86_400_000
const isSpan = ({ from, to }: z.infer<typeof spanSchema>) => {
  const length = Date.parse(to) - Date.parse(from)
  return length >= 0 && length <= LONGEST_MS
}
const spanOf = <T extends z.ZodRawShape>(shape: T) =>
  z.object({ ...spanSchema.shape, ...shape }).refine((query) => isSpan(query as z.infer<typeof spanSchema>), {
    path: ['to'],
    message: 'not before `from`, and two years at most',
  })

/** With commas between them. */
const monitorIdsSchema = z
  .preprocess(
    (given) => (typeof given === 'string' ? given.split(',') : given),
    z.array(idSchema).min(1).max(12),
  )
  .openapi({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    minItems: 1,
    param: { style: 'form', explode: false },
  })

const filter = {
  facet: analyticsFacetSchema.exclude(['country']).default('all'),
  value: z.string().max(100).default(''),
}

export const listCountedMonitors = createRoute({
  method: 'get',
  path: '/analytics/monitors',
  tags,
  summary: 'The monitors whose mentions are counted, of those that the caller has',
  request: {},
  responses: { 200: json(z.object({ items: z.array(monitorRefSchema) })), ...problems },
})
export const getVolume = createRoute({
  method: 'get',
  path: '/analytics/volume',
  tags,
  summary: 'How much was said over time, how it was meant, and what was not heard',
  description:
    'The figures are those of a count over the mentions at that moment. Each stretch is given with its first and last hour: the list of mentions of those hours has as many.',
  request: {
    query: spanOf({
      monitorIds: monitorIdsSchema,
      unit: analyticsUnitSchema.default('day'),
      timeZone: timeZoneSchema,
      ...filter,
    }),
  },
  responses: { 200: json(volumeSchema), ...problems },
})
export const getBreakdown = createRoute({
  method: 'get',
  path: '/analytics/breakdown',
  tags,
  summary: 'Mentions of a monitor by channel, language, form, mark or country, most first',
  request: { query: spanOf({ monitorId: idSchema, facet: analyticsFacetSchema.exclude(['all']) }) },
  responses: { 200: json(breakdownSchema), ...problems },
})
export const getWeekTally = createRoute({
  method: 'get',
  path: '/analytics/week',
  tags,
  summary: 'Mentions of a monitor by the hour of the week',
  request: { query: spanOf({ monitorId: idSchema, timeZone: timeZoneSchema }) },
  responses: { 200: json(weekTallySchema), ...problems },
})
export const getRisingTerms = createRoute({
  method: 'get',
  path: '/analytics/terms',
  tags,
  summary: 'Words and phrases of the mentions of a monitor, and which rise against as long a stretch before',
  request: { query: spanOf({ monitorId: idSchema }) },
  responses: { 200: json(risingTermsSchema), ...problems },
})
export const getAspectPhrases = createRoute({
  method: 'get',
  path: '/analytics/aspects',
  tags,
  summary: 'Phrases of the mentions of a monitor, and how they are spoken of',
  request: { query: spanOf({ monitorId: idSchema }) },
  responses: { 200: json(aspectPhrasesSchema), ...problems },
})
export const getTopAuthors = createRoute({
  method: 'get',
  path: '/analytics/authors',
  tags,
  summary: 'Who wrote the mentions of a monitor, most followers first',
  request: { query: spanOf({ monitorId: idSchema }) },
  responses: { 200: json(topAuthorsSchema), ...problems },
})

export const matchedMentionSchema = mentionSchema
  .pick({
    id: true,
    channel: true,
    author: true,
    text: true,
    language: true,
    sentiment: true,
    marks: true,
    care: true,
    sentAt: true,
  })
  .extend({ url: z.string().nullable() })
  .openapi('MatchedMention')
export type MatchedMention = z.infer<typeof matchedMentionSchema>

export const listMatched = createRoute({
  method: 'get',
  path: '/analytics/mentions',
  tags,
  summary: 'The mentions behind a figure, newest first; of those that the caller may see',
  request: {
    query: spanOf({
      ...pageQuerySchema.shape,
      monitorId: idSchema,
      ...filter,
      facet: analyticsFacetSchema.default('all'),
      sentiment: sentimentLabelSchema.optional(),
      /** Words as they stand in the text. */
      term: z.string().trim().min(1).max(100).optional(),
      /** The author's `value`. */
      author: z.string().max(500).optional(),
      /** Hour of the week in `timeZone`; Monday's first is 0. */
      weekHour: z.coerce.number().int().min(0).max(167).optional(),
      timeZone: timeZoneSchema,
    }),
  },
  responses: { 200: json(pageOf(matchedMentionSchema)), ...problems },
})

/** What stands in the address, as it is given. */
export type VolumeQuery = Omit<z.input<typeof getVolume.request.query>, 'monitorIds'> & { monitorIds: string }
export type BreakdownQuery = z.input<typeof getBreakdown.request.query>
export type MatchedQuery = Omit<z.input<typeof listMatched.request.query>, 'limit' | 'weekHour'> & {
  limit?: number | undefined
  weekHour?: number | undefined
}

export const createAnnotation = createRoute({
  method: 'post',
  path: '/annotations',
  tags,
  summary: 'Note on the charts what happened when',
  request: {
    body: body(
      z
        .object({
          text: z.string().trim().min(1).max(200),
          from: timestampSchema,
          to: timestampSchema.nullable().default(null),
        })
        .refine(({ from, to }) => to === null || Date.parse(to) > Date.parse(from), {
          path: ['to'],
          message: 'after `from`',
        }),
    ),
  },
  responses: { 201: json(annotationSchema), ...problems },
})
export const deleteAnnotation = createRoute({
  method: 'delete',
  path: '/annotations/{id}',
  tags,
  summary: 'Take a note off the charts',
  request: { params: idParam },
  responses: { 204: noContent, ...problems },
})

const dashboardBody = z.object({
  name: z.string().trim().min(1).max(60),
  sharing: z.enum(['private', 'team', 'workspace']),
  teamId: idSchema.nullable(),
  layout: dashboardLayoutSchema,
})
export const listDashboards = createRoute({
  method: 'get',
  path: '/dashboards',
  tags,
  summary: 'Dashboards: your own, those of your teams and those shared with everybody',
  request: {},
  responses: { 200: json(z.object({ items: z.array(dashboardSchema) })), ...problems },
})
export const createDashboard = createRoute({
  method: 'post',
  path: '/dashboards',
  tags,
  summary: 'Keep an arrangement of charts; sharing it needs view:share',
  request: { body: body(dashboardBody.extend({ teamId: idSchema.nullable().default(null) })) },
  responses: { 201: json(dashboardSchema), ...problems },
})
export const updateDashboard = createRoute({
  method: 'patch',
  path: '/dashboards/{id}',
  tags,
  summary: 'Rename or arrange a dashboard, or change with whom it is shared',
  request: { params: idParam, headers: ifMatch, body: body(dashboardBody.partial()) },
  responses: { 200: json(dashboardSchema), ...problems },
})
export const deleteDashboard = createRoute({
  method: 'delete',
  path: '/dashboards/{id}',
  tags,
  summary: 'Delete a dashboard for all who have it',
  request: { params: idParam },
  responses: { 204: noContent, ...problems },
})

export const getCoverage = createRoute({
  method: 'get',
  path: '/coverage',
  tags,
  summary: 'What each source heard and missed in the last two weeks, and what holds it up',
  request: {},
  responses: {
    200: json(
      z.object({
        sources: z.array(sourceCoverageSchema),
        edits: volumeSchema.shape.edits,
      }),
    ),
    ...problems,
  },
})
