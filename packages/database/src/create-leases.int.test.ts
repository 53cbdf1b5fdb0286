import { cloneDatabase, eventually, query } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { createLeases } from './create-leases.ts'

test('one process at a time holds a lease, and another takes it over', async () => {
  await using db = await cloneDatabase({ empty: true })
  await using here = createLeases({ url: db.url, name: 'here' })
  await using there = createLeases({ url: db.url, name: 'there' })
  const lease = await here.take('mailbox 1')
  expect(lease?.lost.aborted).toBe(false)
  expect(await here.take('mailbox 1')).toBeNull()
  expect(await there.take('mailbox 1')).toBeNull()
  expect(await there.take('mailbox 2')).not.toBeNull()
  await lease?.release()
  expect(await there.take('mailbox 1')).not.toBeNull()
})

test('a lease whose connection breaks is lost and can be taken again', async () => {
  await using db = await cloneDatabase({ empty: true })
  await using leases = createLeases({ url: db.url, name: 'breaks' })
  const lease = await leases.take('mailbox')
  await query(
    db.url,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'breaks'`,
  )
  await eventually(() => expect(lease?.lost.aborted).toBe(true))
  const again = await leases.take('mailbox')
  expect(again?.lost.aborted).toBe(false)
})

test('a process that ends leaves its leases to others', async () => {
  await using db = await cloneDatabase({ empty: true })
  const ending = createLeases({ url: db.url, name: 'ending' })
  await ending.take('mailbox')
  await ending[Symbol.asyncDispose]()
  await using next = createLeases({ url: db.url, name: 'next' })
  await eventually(async () => expect(await next.take('mailbox')).not.toBeNull())
})

test('many taken and released at once ask one after the other', async () => {
  await using db = await cloneDatabase({ empty: true })
  await using here = createLeases({ url: db.url, name: 'here' })
  await using there = createLeases({ url: db.url, name: 'there' })
  const warned: string[] = []
  const note = ({ message }: Error) => void warned.push(message)
  process.on('warning', note)
  const keys = Array.from({ length: 8 }, (_, index) => `mailbox ${index}`)
  const leases = await Promise.all(keys.map(async (key) => await here.take(key)))
  expect(leases.filter((lease) => lease === null)).toEqual([])
  await Promise.all(leases.map(async (lease) => await lease?.release()))
  expect(await Promise.all(keys.map(async (key) => await there.take(key)))).not.toContain(null)
  process.off('warning', note)
  expect(warned).toEqual([])
})
