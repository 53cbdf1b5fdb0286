import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

test('without anything it is a demo on port 4000 of this machine alone', () => {
  expect(readOptions([], {})).toEqual({
    help: false,
    demo: true,
    crisis: false,
    build: true,
    host: '127.0.0.1',
    port: 4000,
    data: '.hubbub',
  })
})

test('a flag counts before the environment', () => {
  expect(
    readOptions(['--port', '5000', '--data=/srv/hubbub'], { PORT: '6000', HUBBUB_DATA: '/elsewhere' }),
  ).toMatchObject({ port: 5000, data: '/srv/hubbub' })
  expect(readOptions([], { PORT: '6000', HUBBUB_DATA: '/elsewhere' })).toMatchObject({
    port: 6000,
    data: '/elsewhere',
  })
})

test('an empty variable is an unset one', () => {
  expect(readOptions([], { PORT: '', HOST: '', HUBBUB_DATA: '' })).toMatchObject({
    port: 4000,
    host: '127.0.0.1',
    data: '.hubbub',
  })
})

test('a database of one’s own is never filled with a demo', () => {
  expect(readOptions([], { DATABASE_URL: 'postgres://db/hubbub' }).demo).toBe(false)
  expect(readOptions([], { DATABASE_URL: '' }).demo).toBe(true)
  expect(readOptions(['--no-demo'], {}).demo).toBe(false)
})

test.each(['-1', '70000', 'http', '4000.5'])('%s is no port', (port) => {
  expect(() => readOptions([], { PORT: port })).toThrow(expect.objectContaining({ code: 'start.bad_port' }))
})

test('an unknown option is named', () => {
  expect(() => readOptions(['--nodemo'], {})).toThrow(/--nodemo/)
})
