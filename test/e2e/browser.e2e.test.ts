import { launchBrowser } from '@hubbub/test-support'
import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => vi.unstubAllEnvs())

test('a browser starts, runs a page and takes its picture', async () => {
  await using browser = await launchBrowser()
  const page = await browser.newPage()
  await page.setContent(
    '<button onclick="this.textContent = String(navigator.webdriver)">Grüße, 你好</button>',
  )
  await page.getByRole('button', { name: 'Grüße, 你好' }).click()
  expect(await page.getByRole('button').textContent()).toBe('true')
  expect((await page.screenshot()).subarray(1, 4).toString()).toBe('PNG')
})

test('where none can start, every one that was tried is named with its reason', async () => {
  vi.stubEnv('CHROMIUM_PATH', '/no/such/browser')
  await expect(launchBrowser()).rejects.toThrow(
    /NO BROWSER CAN START[^]*CHROMIUM_PATH \(\/no\/such\/browser\):[^]*apt-get install chromium/,
  )
})
