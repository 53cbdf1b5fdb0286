import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const shape = () =>
  new OpenAPIHono()
    .openapi(http.listContacts, null as never)
    .openapi(http.getContact, null as never)
    .openapi(http.updateContact, null as never)
    .openapi(http.listContactMessages, null as never)
    .openapi(http.listContactInfluence, null as never)
    .openapi(http.listContactProfiles, null as never)
    .openapi(http.fetchContactProfile, null as never)
    .openapi(http.mergeContacts, null as never)
    .openapi(http.search, null as never)

export type ContactsApi = ReturnType<typeof shape>
