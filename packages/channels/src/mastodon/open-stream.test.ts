import { Agent } from 'undici'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openStream } from './open-stream.ts'

test('a stream that cannot be opened says so, and nothing on the console', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(() => printed.mockRestore())
  const agent = new Agent()
  const lost = vi.fn()
  // Nobody listens on the port of "discard".
  const client = openStream(
    { streamingApiUrl: 'ws://127.0.0.1:9', accessToken: 'token', agent },
    { open: () => {}, lost },
  )
  const heard = Array.fromAsync(client.user.subscribe()).catch(() => 'ended')
  await vi.waitFor(() => expect(lost.mock.calls.length).toBe(2), 5_000)
  client.close()
  expect(await heard).toBe('ended')
  expect(lost.mock.calls[0]?.[0]).toMatchObject({ class: 'retry' })
  expect(printed).not.toHaveBeenCalled()
  await agent.close()
})
