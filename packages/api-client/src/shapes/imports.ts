import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const shape = () =>
  new OpenAPIHono()
    .openapi(http.createImport, null as never)
    .openapi(http.listImports, null as never)
    .openapi(http.getImport, null as never)
    .openapi(http.putImportPart, null as never)
    .openapi(http.startImport, null as never)
    .openapi(http.stopImport, null as never)
    .openapi(http.undoImport, null as never)

export type ImportsApi = ReturnType<typeof shape>
