import { type ApiKey, AppError } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { Tokens } from '../ports/secrets.ts'
import { expectScopes } from '../rules/grants.ts'

export interface CreateApiKey {
  name: string
  scopes: readonly string[]
  expiresInDays: number | null
}

const dayMs = 86_400_000
const shownLength = 12

/** A key sees all conversations and acts within its scopes; only its hash is kept. */
export async function createApiKey(
  ctx: Context & { tokens: Tokens },
  input: CreateApiKey,
): Promise<{ key: ApiKey; secret: string }> {
  permit(ctx, 'api-key:write')
  const createdBy = expectMaker(ctx)
  const scopes = expectScopes(ctx.caller, input.scopes)
  const { token, hash } = ctx.tokens.issue('hub')
  const expiresAt =
    input.expiresInDays === null ? null : new Date(ctx.clock.now().getTime() + input.expiresInDays * dayMs)
  return await ctx.store.transaction(ctx.workspaceId, async ({ people }) => {
    const id = ctx.ids.next()
    await people.insertApiKey({
      id,
      name: input.name,
      prefix: token.slice(0, shownLength),
      tokenHash: hash,
      scopes,
      createdBy,
      expiresAt,
    })
    const key = await people.findApiKey(id)
    if (key === null) throw notFound('api-key')
    return { key, secret: token }
  })
}

function expectMaker({ caller }: Context): string {
  if (caller.memberId !== null && caller.visibility === 'all') return caller.memberId
  throw new AppError({
    code: 'api-key.maker_refused',
    kind: 'forbidden',
    message: 'Only a person who sees all conversations makes API keys',
  })
}
