import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const shape = () =>
  new OpenAPIHono()
    .openapi(http.updateOwnMembership, null as never)
    .openapi(http.listMembers, null as never)
    .openapi(http.updateMember, null as never)
    .openapi(http.createResetLink, null as never)
    .openapi(http.resetSecondFactor, null as never)
    .openapi(http.listInvitations, null as never)
    .openapi(http.invite, null as never)
    .openapi(http.revokeInvitation, null as never)

export type MembersApi = ReturnType<typeof shape>
