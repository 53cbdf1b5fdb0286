import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type Recording, readRecording } from '@hubbub/domain'

const folder = fileURLToPath(new URL('../../recordings/', import.meta.url))
let read: Promise<Map<string, Recording>> | undefined

/** The recordings that come along, by the names of their files. */
export async function shippedRecordings(): Promise<ReadonlyMap<string, Recording>> {
  read ??= readAll()
  return await read
}

async function readAll(): Promise<Map<string, Recording>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).toSorted()
  const texts = await Promise.all(names.map(async (name) => await readFile(`${folder}${name}`, 'utf8')))
  return new Map(
    names.map((name, index) => [name.replace(/\.jsonl$/, ''), readRecording(texts[index] ?? '')]),
  )
}
