import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFolderBlobs } from './folder-blobs.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hubbub-blobs-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

const read = async (stream: ReadableStream<Uint8Array>) =>
  Buffer.concat(await Array.fromAsync(stream)).toString()

test('what was put comes back, also when put twice', async () => {
  const blobs = createFolderBlobs(folder)
  await blobs.put('w/a', Buffer.from('one'), 'text/plain')
  await blobs.put('w/a', Buffer.from('one'), 'text/plain')
  expect(await read(await blobs.get('w/a'))).toBe('one')
  expect(await readdir(join(folder, 'w'))).toEqual(['a'])
})

test('what is gone says so, and going twice is no error', async () => {
  const blobs = createFolderBlobs(folder)
  await blobs.put('w/a', Buffer.from('one'), 'text/plain')
  await blobs.delete('w/a')
  await blobs.delete('w/a')
  await expect(blobs.get('w/a')).rejects.toMatchObject({ code: 'attachment.missing' })
})

test.each(['../a', 'w/../../a', '/etc/passwd', 'w/a.txt', '', 'w//a', 'w/\0'])(
  '%j is no key',
  async (key) => {
    const blobs = createFolderBlobs(folder)
    await expect(blobs.put(key, Buffer.from('x'), 'text/plain')).rejects.toMatchObject({
      code: 'attachment.bad_key',
    })
  },
)

test('what is there but cannot be read is not called missing', async () => {
  const blobs = createFolderBlobs(folder)
  await mkdir(join(folder, 'w', 'a'), { recursive: true })
  await blobs.put('w/file', Buffer.from('x'), 'text/plain')
  await expect(blobs.get('w/file/below')).rejects.toMatchObject({ code: 'ENOTDIR' })
  const stream = blobs.get('w/a').then(read)
  await expect(stream).rejects.toMatchObject({ code: 'EISDIR' })
})
