import type { RouteConfig, z } from '@hono/zod-openapi'
import type { Context as HttpContext } from 'hono'
import type { ApiContext, HealthContext, OpenContext } from '../context.ts'
import type { ApiEnv } from './env.ts'

type Output<S> = S extends z.ZodType ? z.output<S> : undefined
type Part<R, K extends string> = R extends { request: { [P in K]: infer S } } ? Output<S> : undefined
type BodyAs<R, Media extends string> = R extends {
  request: { body: { content: { [M in Media]: { schema: infer S } } } }
}
  ? Output<S>
  : undefined

/** What a definition lets in, after its schemas have spoken. */
export interface Input<R> {
  params: Part<R, 'params'>
  query: Part<R, 'query'>
  body: BodyAs<R, 'application/json'>
  form: BodyAs<R, 'multipart/form-data'>
  /** The version the client has seen, from If-Match; null where it sent none. */
  version: number | null
}

type ReplyTo<S> = S extends { content: { 'application/json': { schema: infer Z extends z.ZodType } } }
  ? z.input<Z>
  : S extends { content: unknown }
    ? Response
    : void
type Success<S> = { [K in keyof S]: K extends 200 | 201 | 202 | 204 ? ReplyTo<S[K]> : never }[keyof S]
/** What a definition lets out: the body of its success, nothing for 204, a whole Response where it is not JSON. */
export type Reply<R> = R extends { responses: infer S } ? Success<S> | Response : never

export type Http = HttpContext<ApiEnv>
export type Handle<C, R> = (ctx: C, input: Input<R>, http: Http) => Promise<Reply<R>>

export interface Operation<C> {
  definition: RouteConfig
  handle: (ctx: C, input: Input<never>, http: Http) => Promise<unknown>
}
export type WorkspaceOperation = Operation<ApiContext>
export type OpenOperation = Operation<OpenContext>

// The definition's schemas have checked the input before `handle` sees it, so it fits the type they give.
const define =
  <C>() =>
  <R extends RouteConfig>(definition: R, handle: Handle<C, R>): Operation<C> => ({
    definition,
    handle: handle as Operation<C>['handle'],
  })

/** An operation inside a workspace: validate, call one verb, shape the reply. The caller is known before it runs. */
export const operation = define<ApiContext>()

/** An operation outside any workspace: setup, sign-in, invitations, who am I. It decides itself who may call. */
export const openOperation = define<OpenContext>()

/** An operation that must answer when nothing else does. */
export const healthOperation = define<HealthContext>()
