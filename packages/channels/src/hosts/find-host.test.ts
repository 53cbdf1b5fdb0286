import { describe, expect, test } from 'vitest'
import { findHost } from './find-host.ts'

const shut = { allowPrivateHosts: false }
const to =
  (...addresses: string[]) =>
  async () =>
    addresses
const tls = { host: 'mail.shop.test', plain: false } as const

describe('where the private network is shut', () => {
  test('a name is connected to by the address that was judged, and answers for its name', async () => {
    expect(await findHost(tls, shut, to('93.184.216.34', '2606:2800::1'))).toEqual({
      host: '93.184.216.34',
      servername: 'mail.shop.test',
    })
  })

  test('a name that leads inside by now is not connected to', async () => {
    let address = '93.184.216.34'
    const resolve = async () => [address]
    await findHost(tls, shut, resolve)
    for (const inside of ['127.0.0.1', '10.1.2.3', '169.254.169.254', '::1', 'fd00::1', '::ffff:10.0.0.1']) {
      address = inside
      await expect(findHost(tls, shut, resolve), inside).rejects.toMatchObject({
        class: 'reauthorize',
        message: expect.stringContaining('private network'),
      })
    }
  })

  test('one address inside among others is enough', async () => {
    await expect(findHost(tls, shut, to('93.184.216.34', '192.168.0.9'))).rejects.toMatchObject({
      class: 'reauthorize',
    })
  })

  test('an address written down is judged as it is', async () => {
    const written = { host: '10.0.0.1', plain: false } as const
    await expect(findHost(written, shut, to())).rejects.toMatchObject({ class: 'reauthorize' })
    expect(await findHost({ ...written, host: '93.184.216.34' }, shut, to())).toEqual({
      host: '93.184.216.34',
    })
  })
})

describe('where it is open', () => {
  const open = { allowPrivateHosts: true }

  test('an encrypted server may be anywhere', async () => {
    expect(await findHost(tls, open, to('10.0.0.1'))).toEqual({ host: 'mail.shop.test' })
  })

  test('a plain one is on this machine, whatever its name says', async () => {
    const plain = { host: 'localhost', plain: true } as const
    expect(await findHost(plain, open, to('127.0.0.1'))).toMatchObject({ host: '127.0.0.1' })
    await expect(findHost(plain, open, to('127.0.0.1', '10.0.0.1'))).rejects.toMatchObject({
      class: 'reauthorize',
      message: expect.stringContaining('Without encryption'),
    })
  })
})
