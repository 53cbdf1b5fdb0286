import { join } from 'node:path'
import { type Postgres, startPostgres } from '@hubbub/standalone/postgres'
import { launchBrowser, tempDir } from '@hubbub/test-support'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setUpWorkspace } from '../lib/sign-in.ts'
import { faults } from './lib/faults.ts'
import { letIn, owner } from './lib/furnish.ts'
import { expectShown, mainNav, viewTab } from './lib/inbox.ts'
import { enter, type Person } from './lib/person.ts'
import { type Product, startProduct } from './product.ts'

// On a PostgreSQL that nobody but the test starts again.
const silent = () => {}
const log = { trace: silent, debug: silent, info: silent, warn: silent, error: silent }
const own = new AsyncDisposableStack()
let start: () => Promise<Postgres>
let postgres: Postgres
let product: Product
let ada: Person

beforeAll(async () => {
  const folder = own.use(await tempDir())
  start = async () =>
    await startPostgres({ dataDir: join(folder.path, 'server'), log, settings: { fsync: 'off' } })
  postgres = await start()
  own.defer(async () => await postgres.stop())
  const env = { DATABASE_URL: postgres.url() }
  product = own.use(await startProduct({ dataDir: join(folder.path, 'data'), env }))
  const token = new URL(product.link).searchParams.get('token') ?? ''
  const admin = await setUpWorkspace({ url: product.url, token, ...owner })
  const browser = own.use(await launchBrowser())
  ada = await enter(browser, { baseURL: product.url }, 'ada')
  await letIn(ada, { admin })
})
afterAll(async () => await own.disposeAsync())

const reconnecting = () => ada.page.getByRole('status').filter({ hasText: 'Reconnecting…' })

test('whoever works while the database is away is told so, and goes on when it is back', async () => {
  await ada.page.goto('/inbox')
  await expectShown(mainNav(ada.page))
  await postgres.stop()
  await viewTab(ada.page, /^All/).click()
  await expectShown(reconnecting())
  await expectShown(mainNav(ada.page))

  postgres = await start()
  await reconnecting().waitFor({ state: 'hidden', timeout: 30_000 })
})

test('whoever opens a page meanwhile waits at its door, signed in still', async () => {
  await postgres.stop()
  await ada.page.goto('/inbox')
  await reconnecting().waitFor({ timeout: 20_000 })
  expect(await faults(ada.page.locator(':root'), 'reconnecting')).toEqual([])
  await ada.page.goto('/sign-in')
  await reconnecting().waitFor({ timeout: 20_000 })

  postgres = await start()
  await mainNav(ada.page).waitFor({ timeout: 30_000 })
  expect(new URL(ada.page.url()).pathname).toBe('/inbox')
  // The router tells the console of every error that it draws a page for.
  const others = ada.complaints.filter((text) => !text.startsWith('ProblemError: The database cannot be'))
  expect(others).toEqual([])
})
