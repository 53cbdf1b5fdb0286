import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const shape = () =>
  new OpenAPIHono()
    .openapi(http.listCountedMonitors, null as never)
    .openapi(http.getVolume, null as never)
    .openapi(http.getBreakdown, null as never)
    .openapi(http.getWeekTally, null as never)
    .openapi(http.getRisingTerms, null as never)
    .openapi(http.getAspectPhrases, null as never)
    .openapi(http.getTopAuthors, null as never)
    .openapi(http.listMatched, null as never)
    .openapi(http.getCoverage, null as never)
    .openapi(http.createAnnotation, null as never)
    .openapi(http.deleteAnnotation, null as never)
    .openapi(http.listDashboards, null as never)
    .openapi(http.createDashboard, null as never)
    .openapi(http.updateDashboard, null as never)
    .openapi(http.deleteDashboard, null as never)

export type AnalyticsApi = ReturnType<typeof shape>
