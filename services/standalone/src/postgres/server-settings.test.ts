import { expect, test } from 'vitest'
import { serverArguments } from './server-settings.ts'

test('names the folder, the port and the loopback address', () => {
  const settings = serverArguments('/data/cluster', 5555, {})
  expect(settings.slice(0, 2)).toEqual(['-D', '/data/cluster'])
  expect(settings).toContain('port=5555')
  expect(settings).toContain('listen_addresses=127.0.0.1')
  expect(settings).toContain('synchronous_commit=on')
})

test('what the caller sets comes in the place of ours', () => {
  const settings = serverArguments('/data/cluster', 5555, { max_connections: '300' })
  expect(settings.filter((setting) => setting.startsWith('max_connections'))).toEqual(['max_connections=300'])
})
