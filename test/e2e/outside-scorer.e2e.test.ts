import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'vitest'
import { beginWorkspace } from './lib/first-run.ts'
import { expectShown } from './lib/inbox.ts'
import { useStage } from './lib/stage.ts'

let broken = false
let scorer = ''
const stage = useStage({
  open: async (stack) => {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        if (broken) return response.writeHead(500).end('out of memory')
        const { texts } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { texts: { id: string }[] }
        const results = texts.map(({ id }) => ({ id, label: 'negative', score: -0.7, confidence: 0.9 }))
        return response.end(JSON.stringify({ results }))
      })
    })
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    stack.defer(() => void server.close())
    scorer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/score`
    return {}
  },
})

test('a scorer is plugged in, tried, and says in its own words what is wrong', async () => {
  const { page } = await stage.current.person('ada')
  await beginWorkspace(page, stage.current.product, { workspace: 'Acme', brand: 'Acme' })
  await expectShown(page.getByText('No channel yet'))
  await page.goto('/settings/sentiment')
  await page.getByRole('button', { name: 'Plug in a scorer' }).click()
  const dialog = page.getByRole('dialog', { name: 'Plug in a scorer' })
  await dialog.getByLabel('How it is asked').click()
  await page.getByRole('option', { name: /Your own scorer by HTTP/ }).click()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Grumpy')
  await dialog.getByRole('textbox', { name: 'Address' }).fill(scorer)
  await dialog.getByRole('button', { name: 'Plug it in' }).click()
  await expectShown(page.getByText('0 of 5,000 texts of today’s budget'))
  await page.getByRole('button', { name: 'Score these' }).click()
  await expectShown(page.getByText('Negative, -0.70').first())
  await expectShown(page.getByText('3 of 5,000 texts of today’s budget'))
  broken = true
  await page.getByRole('button', { name: 'Score these' }).click()
  await expectShown(page.getByText('The server answered with 500: out of memory').first())
  await page.getByRole('button', { name: 'Remove Grumpy' }).click()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expectShown(page.getByText('No other scorer'))
})
