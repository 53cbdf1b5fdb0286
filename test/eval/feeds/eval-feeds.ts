import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Figures } from '../../lib/report.ts'
import { holds, isAsked } from './compare.ts'
import { readExpectation } from './expectation.ts'
import { readers, type Reader } from './readers.ts'

interface Score {
  read: number
  asked: number
  right: number
  misses: string[]
}

/**
 * Reads every document of the corpus as if it had come by HTTP. `read_share`: of the well-formed ones, how many were
 * read. `expect_share`: of those whose expectation speaks of title, link, date or content, how many say so.
 */
export async function evalFeeds({ data, verbose }: { data: string; verbose: boolean }): Promise<Figures> {
  const documents = await readCorpus(data)
  const wellFormed = documents.filter(({ expectation }) => !expectation.illFormed)
  const scores = new Map<string, Score>()
  for (const [name, reader] of Object.entries(readers)) scores.set(name, await score(wellFormed, reader))
  const broken = await score(
    documents.filter(({ expectation }) => expectation.illFormed),
    readers.ours,
  )
  const ours = scores.get('ours')
  if (verbose)
    for (const miss of [...(ours?.misses ?? []), ...broken.misses]) process.stderr.write(`${miss}\n`)
  return {
    files: documents.length,
    well_formed: wellFormed.length,
    ...figures('', ours),
    ...figures('feedparser_', scores.get('feedparser')),
    ...figures('feed_parser_', scores.get('feedParser')),
    ill_formed: documents.length - wellFormed.length,
    ill_formed_read: broken.read,
  }

  function figures(prefix: string, found: Score | undefined): Figures {
    if (found === undefined) return {}
    return {
      [`${prefix}read_share`]: round(found.read / wellFormed.length),
      [`${prefix}expect_share`]: round(found.right / found.asked),
      [`${prefix}expected`]: found.asked,
    }
  }
}

const round = (share: number) => Math.round(share * 10_000) / 10_000

type Corpus = Awaited<ReturnType<typeof readCorpus>>

async function readCorpus(data: string) {
  const names = await readdir(data, { recursive: true })
  const files = names.filter((name) => /\.(xml|json)$/.test(name)).toSorted()
  return await Promise.all(
    files.map(async (name) => {
      const bytes = await readFile(join(data, name))
      const expectation = readExpectation(bytes)
      const { headers } = expectation
      // feedparser's own tests are served from here
      const base = `http://127.0.0.1:8097/${name}`
      const location = headers.get('content-location')
      const url = location === undefined ? base : new URL(location, base).href
      return { name, document: { bytes, contentType: headers.get('content-type') ?? null, url }, expectation }
    }),
  )
}

async function score(documents: Corpus, reader: Reader): Promise<Score> {
  const found: Score = { read: 0, asked: 0, right: 0, misses: [] }
  for (const { name, document, expectation } of documents) {
    const reading = await reader(document).catch(() => null)
    if (reading === null) found.misses.push(`${name}: not read`)
    else found.read += 1
    const claims = expectation.claims.filter(isAsked)
    if (claims.length === 0) continue
    found.asked += 1
    const wrong = reading === null ? claims : claims.filter((claim) => !holds(claim, reading))
    if (wrong.length === 0) found.right += 1
    else if (reading !== null)
      found.misses.push(`${name}: ${JSON.stringify(wrong)} but ${JSON.stringify(reading).slice(0, 400)}`)
  }
  return found
}
