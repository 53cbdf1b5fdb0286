import { OpenAPIHono } from '@hono/zod-openapi'
import * as http from '@hubbub/contracts/http'

const shape = () =>
  new OpenAPIHono()
    .openapi(http.listBrands, null as never)
    .openapi(http.createBrand, null as never)
    .openapi(http.updateBrand, null as never)

export type BrandsApi = ReturnType<typeof shape>
