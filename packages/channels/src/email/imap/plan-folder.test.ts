import fc from 'fast-check'
import type { SearchObject } from 'imapflow'
import { describe, expect, test } from 'vitest'
import type { FolderCursor } from './mail-cursor.ts'
import { planFolder } from './plan-folder.ts'

/** A server's folder that can do what real ones do: show a lower UID late, lose mail, take it in at any time. */
function createFolder() {
  const mails: { uid: number; hidden: boolean }[] = []
  let uidNext = 1
  return {
    mails,
    arrive: (hidden: boolean) => void mails.push({ uid: uidNext++, hidden }),
    reveal: () => mails.forEach((mail) => (mail.hidden = false)),
    expunge: (index: number) => void mails.splice(index % Math.max(1, mails.length), 1),
    mailbox: () => ({ uidNext, uidValidity: 7n }),
    visible: () => mails.filter(({ hidden }) => !hidden).map(({ uid }) => uid),
    /** How many mails arrive while the next searches run. */
    busy: [] as number[],
    search(query: SearchObject) {
      for (let count = this.busy.shift() ?? 0; count > 0; count -= 1) this.arrive(false)
      const [from = '1', to = '*'] = query.uid === undefined ? [] : String(query.uid).split(':')
      const top = to === '*' ? Infinity : Number(to)
      const found = this.visible().filter((uid) => uid >= Number(from) && uid <= top)
      const last = this.visible().at(-1)
      return Promise.resolve(found.length === 0 && to === '*' && last ? [last] : found)
    },
  }
}

type Step =
  | { do: 'arrive'; hidden: boolean }
  | { do: 'reveal' }
  | { do: 'expunge'; index: number }
  | { do: 'pull'; stopAfter: number; busy: number[] }

const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('arrive' as const), hidden: fc.boolean() }),
    fc.record({ do: fc.constant('reveal' as const) }),
    fc.record({ do: fc.constant('expunge' as const), index: fc.nat(40) }),
    fc.record({
      do: fc.constant('pull' as const),
      stopAfter: fc.nat(12),
      busy: fc.array(fc.nat(2), { maxLength: 3 }),
    }),
  ) satisfies fc.Arbitrary<Step>,
  { maxLength: 60 },
)

describe('planFolder', () => {
  test('every mail that stays is handled exactly once, whenever it shows and wherever a pull breaks off', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const folder = createFolder()
        const handled: number[] = []
        let cursor: FolderCursor | undefined
        const pull = async (stopAfter: number, busy: number[] = []) => {
          folder.busy = [...busy]
          const plan = await planFolder(folder, folder.mailbox(), { cursor, importDays: 30, now: new Date() })
          const count = Math.min(stopAfter, plan.todo.length)
          handled.push(...plan.todo.slice(0, count))
          // a stop before the first stored batch stores no cursor
          if (count > 0 || plan.todo.length === 0) cursor = plan.cursorAfter(count)
        }
        for (const step of sequence) {
          if (step.do === 'arrive') folder.arrive(step.hidden)
          if (step.do === 'reveal') folder.reveal()
          if (step.do === 'expunge') folder.expunge(step.index)
          if (step.do === 'pull') await pull(step.stopAfter, step.busy)
        }
        folder.reveal()
        await pull(Infinity)
        expect(handled.length).toBe(new Set(handled).size)
        expect(folder.visible().filter((uid) => !handled.includes(uid))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('what existed before the first import and is too old for it never comes', async () => {
    const folder = createFolder()
    for (let count = 0; count < 300; count += 1) folder.arrive(false)
    const first = await planFolder(folder, folder.mailbox(), {
      cursor: undefined,
      importDays: 0,
      now: new Date(),
    })
    expect(first.todo).toEqual([])
    folder.arrive(false)
    const next = await planFolder(folder, folder.mailbox(), {
      cursor: first.cursorAfter(0),
      importDays: 0,
      now: new Date(),
    })
    expect(next.todo).toEqual([301])
  })
})
