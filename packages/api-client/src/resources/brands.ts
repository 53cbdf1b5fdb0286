import type { createBrand, updateBrand } from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { BrandsApi } from '../shapes/brands.ts'
import { type JsonBody, type Transport, ifMatch, read } from '../transport.ts'

export type BrandInput = JsonBody<typeof createBrand>
export type BrandChange = JsonBody<typeof updateBrand>

export function brandsClient(transport: Transport, base: string) {
  const at = hc<BrandsApi>(base, transport.options()).brands
  return {
    list: (signal?: AbortSignal) => read(at.$get({}, transport.options(signal))),
    create: (input: BrandInput) => read(at.$post({ json: input })),
    update: (id: string, change: BrandChange, version?: number) =>
      read(at[':id'].$patch({ param: { id }, header: ifMatch(version), json: change })),
  }
}
