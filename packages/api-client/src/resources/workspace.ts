import { hc } from 'hono/client'
import type { WorkspaceApi } from '../shapes/workspace.ts'
import { type Transport, ifMatch, read } from '../transport.ts'

export function workspaceClient(transport: Transport, base: string) {
  const at = hc<WorkspaceApi>(base, transport.options()).index
  return {
    get: (signal?: AbortSignal) => read(at.$get({}, transport.options(signal))),
    update: (change: { name: string }, version?: number) =>
      read(at.$patch({ header: ifMatch(version), json: change })),
  }
}
