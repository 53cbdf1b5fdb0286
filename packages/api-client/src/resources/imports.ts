import type { newImportSchema, z } from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { ImportsApi } from '../shapes/imports.ts'
import { type Transport, read } from '../transport.ts'

export type ImportInput = z.input<typeof newImportSchema>

export function importsClient(transport: Transport, base: string) {
  const root = hc<ImportsApi>(base, transport.options()).imports
  const at = root[':id']
  return {
    list: (signal?: AbortSignal) => read(root.$get({}, transport.options(signal))),
    get: (id: string, signal?: AbortSignal) => read(at.$get({ param: { id } }, transport.options(signal))),
    create: (input: ImportInput) => read(root.$post({ header: {}, json: input })),
    putPart: (id: string, part: number, piece: File, signal?: AbortSignal) =>
      read(
        at.parts[':part'].$put(
          { param: { id, part: String(part) }, form: { file: piece } },
          transport.options(signal),
        ),
      ),
    start: (id: string) => read(at.start.$post({ param: { id } })),
    stop: (id: string) => read(at.stop.$post({ param: { id } })),
    undo: (id: string) => read(at.undo.$post({ param: { id } })),
    refusalsUrl: (id: string) => `${base}/imports/${id}/refused`,
  }
}
