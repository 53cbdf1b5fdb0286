import { expect, test } from 'vitest'
import { createEventReader } from './read-events.ts'

test('cut anywhere, the same is read', () => {
  const text = ': here\n\nid: 7.1\nevent: change\ndata: {"text":"a: b – ☕"}\n\nevent: typing\ndata: {}\n\n'
  for (let cut = 0; cut <= text.length; cut += 1) {
    const read = createEventReader()
    expect([...read(text.slice(0, cut)), ...read(text.slice(cut))]).toEqual([
      { id: '7.1', event: 'change', data: '{"text":"a: b – ☕"}' },
      { id: null, event: 'typing', data: '{}' },
    ])
  }
})
