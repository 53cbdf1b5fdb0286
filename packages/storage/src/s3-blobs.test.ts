import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createBlobs } from './create-blobs.ts'
import { startS3Server } from './s3-server.fixtures.ts'

let server: Awaited<ReturnType<typeof startS3Server>>
beforeEach(async () => {
  server = await startS3Server('files')
})
afterEach(async () => await server[Symbol.asyncDispose]())

const open = async (bucket = 'files') =>
  await createBlobs({
    folder: 'unused',
    bucket,
    endpoint: server.endpoint,
    region: 'eu-test-1',
    accessKeyId: 'key',
    secretAccessKey: 'secret',
  })
const read = async (stream: ReadableStream<Uint8Array>) => Buffer.concat(await Array.fromAsync(stream))

describe('a bucket', () => {
  test('keeps what was put, byte for byte and by its type, and signs every request', async () => {
    const blobs = await open()
    const content = Buffer.from(Array.from({ length: 200_000 }, (_, n) => n % 251))
    await blobs.put('w/a', content, 'image/png')
    await blobs.put('w/a', content, 'image/png')
    expect(await read(await blobs.get('w/a'))).toEqual(content)
    expect([...server.objects]).toEqual([['w/a', { body: content, type: 'image/png' }]])
    expect(new Set(server.requests.map(({ method }) => method))).toEqual(new Set(['PUT', 'GET']))
    for (const { url, authorization } of server.requests) {
      expect(url).toMatch(/^\/files\/w\/a(\?|$)/)
      expect(authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=key\/\d{8}\/eu-test-1\/s3\//)
    }
  })

  test('forgets what was deleted, and deleting twice is no error', async () => {
    const blobs = await open()
    await blobs.put('w/a', Buffer.from('one'), 'text/plain')
    await blobs.delete('w/a')
    await blobs.delete('w/a')
    expect(server.objects.size).toBe(0)
    await expect(blobs.get('w/a')).rejects.toMatchObject({ code: 'attachment.missing', kind: 'not_found' })
  })

  test.each([
    ['NoSuchKey', { status: 404, code: 'NoSuchKey' }],
    ['NotFound', { status: 404, code: 'NotFound' }],
    ['a bare 404', { status: 404, code: null }],
  ])('says that a file is missing on %s', async (_what, refusal) => {
    server.refuseAll(refusal)
    await expect((await open()).get('w/a')).rejects.toMatchObject({ code: 'attachment.missing' })
  })

  test.each([
    ['the keys are wrong', { status: 403, code: 'AccessDenied' }, 'AccessDenied'],
    ['there is no such bucket', { status: 404, code: 'NoSuchBucket' }, 'NoSuchBucket'],
  ])('does not call a file missing when %s', async (_what, refusal, name) => {
    server.refuseAll(refusal)
    await expect((await open()).get('w/a')).rejects.toMatchObject({ name })
    await expect((await open()).put('w/a', Buffer.from('x'), 'text/plain')).rejects.toMatchObject({ name })
  })

  test('is asked for no key that we did not make', async () => {
    const blobs = await open()
    for (const key of ['../a', 'a/../../b', '', 'a?versionId=1'])
      await expect(blobs.get(key)).rejects.toMatchObject({ code: 'attachment.bad_key' })
    expect(server.requests).toEqual([])
  })
})
