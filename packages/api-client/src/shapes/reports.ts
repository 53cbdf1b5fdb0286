import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const reports = () =>
  new OpenAPIHono()
    .openapi(http.listReports, null as never)
    .openapi(http.createReport, null as never)
    .openapi(http.updateReport, null as never)
    .openapi(http.deleteReport, null as never)
    .openapi(http.sendReport, null as never)
    .openapi(http.listReportRuns, null as never)
    .openapi(http.retryReportRun, null as never)
    .openapi(http.updateReportPolicy, null as never)
    .openapi(http.getReportFile, null as never)
    .openapi(http.previewReport, null as never)
    .openapi(http.printDashboard, null as never)
export type ReportsApi = ReturnType<typeof reports>
