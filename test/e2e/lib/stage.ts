import { createMailServer, type MailServer } from '@hubbub/simulators'
import { launchBrowser } from '@hubbub/test-support'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type Product, startProduct } from '../product.ts'
import { enter, type Person, savePerson } from './person.ts'
import { unusedFolder } from './unused-folder.ts'

export interface Stage {
  product: Product
  mail: MailServer
  browser: Browser
  /** Somebody with a browser profile of their own. */
  person(name: string, options?: BrowserContextOptions): Promise<Person>
}

export interface StageOptions {
  /** What must be there before the product. @returns its environment. */
  open?: (stack: AsyncDisposableStack) => Promise<Record<string, string>>
}

/** The product, a mail server outside of it, and a browser: once for all tests of a file, as they go on from each other. */
export function useStage(options: StageOptions = {}): { readonly current: Stage } {
  const stack = new AsyncDisposableStack()
  const people: Person[] = []
  let stage: Stage | undefined
  beforeAll(async () => {
    const dataDir = stack.use(await unusedFolder()).path
    const [product, mail, browser] = await Promise.all([
      startProduct({ dataDir, env: (await options.open?.(stack)) ?? {} }).then((one) => stack.use(one)),
      createMailServer({ domain: 'acme.example', saveSent: false }).then((one) => stack.use(one)),
      launchBrowser().then((one) => stack.use(one)),
    ])
    const person: Stage['person'] = async (name, options) => {
      const entered = await enter(browser, { baseURL: product.url, ...options }, name)
      people.push(entered)
      return entered
    }
    stage = { product, mail, browser, person }
  })
  afterAll(async () => await stack.disposeAsync())

  let failed = false
  beforeEach((test) => {
    test.skip(failed, 'it goes on from a test that failed')
    test.onTestFailed(async () => {
      failed = true
      for (const person of people) await savePerson(person, test.task.name)
    })
  })
  return {
    get current() {
      if (stage === undefined) throw new Error('the stage opens before the first test, not before')
      return stage
    },
  }
}
