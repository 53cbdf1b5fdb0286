import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const shape = () =>
  new OpenAPIHono()
    .openapi(http.listMonitors, null as never)
    .openapi(http.getMonitor, null as never)
    .openapi(http.createMonitor, null as never)
    .openapi(http.updateMonitor, null as never)
    .openapi(http.deleteMonitor, null as never)
    .openapi(http.listMonitorVersions, null as never)
    .openapi(http.previewMonitor, null as never)
    .openapi(http.listMonitorSources, null as never)
    .openapi(http.exportMonitors, null as never)
    .openapi(http.importMonitors, null as never)
    .openapi(http.listConversationMatches, null as never)

export type MonitorsApi = ReturnType<typeof shape>
