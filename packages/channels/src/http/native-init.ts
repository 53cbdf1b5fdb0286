import type { Dispatcher } from 'undici'

/** Node's own fetch, which libraries call, takes an agent of undici in its place; its types do not know. */
export function nativeInit(agent: Dispatcher): RequestInit {
  const init: object = { dispatcher: agent }
  return init
}
