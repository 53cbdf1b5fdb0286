import type { Workbench } from '@hubbub/test-support'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type Gateway, type Live, openLive } from './open-live.ts'

interface Opened {
  live: Live
  gateway: Gateway
  desk: Workbench
}

/** In each test of a file a workspace of its own, behind one gateway for them all. */
export function liveForEachTest(take: (opened: Opened) => unknown): void {
  let live: Live
  let gateway: Gateway
  beforeAll(async () => {
    live = await openLive()
    gateway = await live.startGateway()
  })
  beforeEach(async () => {
    await take({ live, gateway, desk: await live.openWorkspace() })
  })
  afterAll(async () => {
    await gateway[Symbol.asyncDispose]()
    await live[Symbol.asyncDispose]()
  })
}
