import type { Contact } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { SearchHit } from '../ports/contacts.ts'
import type { Repositories } from '../ports/store.ts'
import { expectVersion } from '../rules/expect-version.ts'
import { storable } from '../rules/storable.ts'
import { notFound } from './not-found.ts'

export async function listContacts(
  ctx: Context,
  query: { q: string | null; limit: number; after: unknown },
): Promise<{ items: Contact[]; next: unknown }> {
  permit(ctx, 'contact:read')
  const q = query.q === null ? null : storable(query.q).trim()
  return await ctx.store.transaction(
    ctx.workspaceId,
    async ({ contacts }) => await contacts.list({ ...query, q }),
  )
}

export async function getContact(ctx: Context, id: string): Promise<Contact> {
  permit(ctx, 'contact:read')
  return await ctx.store.transaction(ctx.workspaceId, async ({ contacts }) => {
    const contact = await contacts.find(id)
    if (contact === null) throw notFound('contact')
    return contact
  })
}

export interface UpdateContact {
  id: string
  expectedVersion: number | null
  change: { name?: string | undefined; notes?: string | undefined; blocked?: boolean | undefined }
}

export async function updateContact(ctx: Context, input: UpdateContact): Promise<Contact> {
  permit(ctx, 'contact:write')
  return await ctx.store.transaction(
    ctx.workspaceId,
    async (repositories) => await updateContactIn(ctx, repositories, input),
  )
}

export async function updateContactIn(
  ctx: Context,
  { contacts, events }: Repositories,
  input: UpdateContact,
): Promise<Contact> {
  const { name, notes, blocked } = input.change
  const version = await contacts.lockVersion(input.id)
  if (version === null) throw notFound('contact')
  expectVersion('contact', input.expectedVersion, version)
  await contacts.update(input.id, {
    ...(name !== undefined && { name }),
    ...(notes !== undefined && { notes }),
    ...(blocked !== undefined && { blockedAt: blocked ? ctx.clock.now() : null }),
  })
  await events.append([
    {
      type: 'contact.updated',
      subjectId: input.id,
      version: version + 1,
      actor: ctx.caller.actor,
      trace: ctx.trace,
    },
  ])
  const after = await contacts.find(input.id)
  if (after === null) throw notFound('contact')
  return after
}

/** Conversations by number, subject, body or contact, those the caller may see; and contacts by name or address. */
export async function searchInbox(
  ctx: Context,
  input: { q: string; limit: number; after: unknown },
): Promise<{ hits: SearchHit[]; contacts: Contact[]; next: unknown }> {
  permit(ctx, 'conversation:read')
  const query = { ...input, q: storable(input.q).trim() }
  if (query.q === '') return { hits: [], contacts: [], next: null }
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { hits, next } = await repositories.contacts.search(ctx.caller, query)
    const firstPage = query.after === null && ctx.caller.permissions.has('contact:read')
    const found = firstPage
      ? await repositories.contacts.list({ q: query.q, limit: 5, after: null })
      : { items: [] }
    return { hits, contacts: found.items, next }
  })
}
