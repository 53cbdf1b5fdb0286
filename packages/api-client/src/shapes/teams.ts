import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const shape = () =>
  new OpenAPIHono()
    .openapi(http.listTeams, null as never)
    .openapi(http.createTeam, null as never)
    .openapi(http.updateTeam, null as never)
    .openapi(http.deleteTeam, null as never)

export type TeamsApi = ReturnType<typeof shape>
