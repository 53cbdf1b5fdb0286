import { dashboardLayoutSchema } from '../entities/analytics.ts'
import { idSchema, pageOf, pageQuerySchema, timestampSchema } from '../entities/common.ts'
import { timeZoneSchema } from '../entities/escalation.ts'
import {
  reportFormatSchema,
  reportPolicySchema,
  reportRunSchema,
  reportSchema,
  reportSettingsSchema,
} from '../entities/report.ts'
import { body, createRoute, idParam, ifMatch, json, noContent, problems, z } from './define.ts'

const tags = ['Reports']
const file = { description: 'the file', content: { 'application/octet-stream': { schema: z.string() } } }

export const listReports = createRoute({
  method: 'get',
  path: '/reports',
  tags,
  summary: 'Reports that are sent by a rhythm: your own, and those of monitors that you have',
  request: {},
  responses: {
    200: json(z.object({ items: z.array(reportSchema), policy: reportPolicySchema })),
    ...problems,
  },
})
export const createReport = createRoute({
  method: 'post',
  path: '/reports',
  tags,
  summary: 'Have a dashboard sent as PDF or CSV by a rhythm',
  request: { body: body(reportSettingsSchema) },
  responses: { 201: json(reportSchema), ...problems },
})
export const updateReport = createRoute({
  method: 'patch',
  path: '/reports/{id}',
  tags,
  summary: 'Change a report, or let it rest',
  request: { params: idParam, headers: ifMatch, body: body(reportSettingsSchema.partial()) },
  responses: { 200: json(reportSchema), ...problems },
})
export const deleteReport = createRoute({
  method: 'delete',
  path: '/reports/{id}',
  tags,
  summary: 'Delete a report with all that it has made',
  request: { params: idParam },
  responses: { 204: noContent, ...problems },
})
export const sendReport = createRoute({
  method: 'post',
  path: '/reports/{id}/send',
  tags,
  summary: 'Send a report now, besides its rhythm',
  request: { params: idParam },
  responses: { 202: json(reportRunSchema), ...problems },
})
export const listReportRuns = createRoute({
  method: 'get',
  path: '/reports/{id}/runs',
  tags,
  summary: 'What a report has made and sent, newest first',
  request: { params: idParam, query: pageQuerySchema },
  responses: { 200: json(pageOf(reportRunSchema)), ...problems },
})
export const retryReportRun = createRoute({
  method: 'post',
  path: '/report-runs/{id}/retry',
  tags,
  summary: 'Make again what could not be made, and send it to whom it did not reach',
  request: { params: idParam },
  responses: { 202: json(reportRunSchema), ...problems },
})
export const getReportFile = createRoute({
  method: 'get',
  path: '/report-runs/{id}/files/{name}',
  tags,
  summary: 'A file that a report has made',
  request: { params: z.object({ id: z.uuid(), name: z.string().min(1).max(120) }) },
  responses: { 200: file, ...problems },
})
export const previewReport = createRoute({
  method: 'get',
  path: '/reports/{id}/preview',
  tags,
  summary: 'A report as it would be made now; nothing is sent',
  request: { params: idParam, query: z.object({ format: reportFormatSchema.default('pdf') }) },
  responses: { 200: file, ...problems },
})
export const updateReportPolicy = createRoute({
  method: 'put',
  path: '/report-policy',
  tags,
  summary: 'To whom besides members reports may be sent',
  request: { body: body(reportPolicySchema) },
  responses: { 200: json(reportPolicySchema), ...problems },
})

/** A year and a day is the longest that a dashboard shows. */
export const printDashboard = createRoute({
  method: 'post',
  path: '/analytics/print',
  tags: ['Analytics'],
  summary: 'A dashboard as a file, of the stretch that is looked at',
  request: {
    body: body(
      z
        .object({
          title: z.string().trim().min(1).max(80),
          layout: dashboardLayoutSchema,
          monitorId: idSchema.nullable().default(null),
          from: timestampSchema,
          to: timestampSchema,
          timeZone: timeZoneSchema.default('UTC'),
          format: reportFormatSchema.default('pdf'),
        })
        .refine(
          ({ from, to }) =>
            Date.parse(to) >= Date.parse(from) && Date.parse(to) - Date.parse(from) <= 367 * 86_400_000,
          { path: ['to'], message: 'not before `from`, and a year at most' },
        ),
    ),
  },
  responses: { 200: file, ...problems },
})
