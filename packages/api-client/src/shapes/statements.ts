import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const statements = () =>
  new OpenAPIHono()
    .openapi(http.answerApproval, null as never)
    .openapi(http.askApproval, null as never)
    .openapi(http.createStatementTemplate, null as never)
    .openapi(http.deleteStatementTemplate, null as never)
    .openapi(http.draftStatement, null as never)
    .openapi(http.getStatement, null as never)
    .openapi(http.importStatementTemplates, null as never)
    .openapi(http.listStatementTemplates, null as never)
    .openapi(http.listStatements, null as never)
    .openapi(http.publishStatement, null as never)
    .openapi(http.saveStatement, null as never)
    .openapi(http.seeStatement, null as never)
    .openapi(http.updateStatementTemplate, null as never)
    .openapi(http.withdrawApproval, null as never)
export type StatementsApi = ReturnType<typeof statements>
