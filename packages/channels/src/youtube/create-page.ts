import type { Ability } from '@hubbub/contracts'
import type { z } from 'zod'
import { log } from '../log.ts'
import type { ListPage } from '../paging/newer-than.ts'
import { pageSchema } from './api-types.ts'
import type { createAsk } from './create-ask.ts'

export interface PageQuery {
  query: Record<string, string | undefined>
  use: Ability
  signal?: AbortSignal | undefined
}

export type Page = ReturnType<typeof createPage>

/** Asks for a page of things; one that is not what it should be does not keep the others back. */
export function createPage(ask: ReturnType<typeof createAsk>) {
  return async function page<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    { query, use, signal }: PageQuery,
  ): Promise<ListPage<z.output<Schema>>> {
    const { items, nextPageToken } = await ask(pageSchema, path, { query, use, signal })
    const fitting = items.flatMap((item) => {
      const parsed = schema.safeParse(item)
      if (!parsed.success)
        log.warn({ path, issues: parsed.error.issues }, 'an item of YouTube is not known here')
      return parsed.success ? [parsed.data] : []
    })
    return { items: fitting, cursor: nextPageToken ?? null }
  }
}
